using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Directions;

/// <summary>
/// Records the target refused because another one there has what may be there once: a name, a number, an address. They are skipped with
/// that reason, and a person decides whether they are tried again or left alone. Where candidates are looked up beforehand
/// (<see cref="Matching"/>) the person chooses among them instead; this is about what no look-up has shown.
/// </summary>
internal sealed class DuplicateKeys(StepSession session)
{
    /// <summary>What connectors' codes for it hold.</summary>
    private static readonly string[] Marks = ["duplicate", "_taken"];

    public static bool Is(FailureCause cause, string code) =>
        cause == FailureCause.FixRecord && Marks.Any(mark => code.Contains(mark, StringComparison.Ordinal));

    /// <summary>The refusal of a record of which nothing was written for this reason alone; else null.</summary>
    public static SyncException? Refusal(PlannedRecord planned, IReadOnlyList<SentOperation> sent) =>
        sent.Count > 0 && planned is { Failure: null, StaysFailed: false } && sent.All(IsRefusedSo) ? sent[0].Answer!.Failure : null;

    /// <summary>The record as it is concluded: skipped until somebody decides or its content changes.</summary>
    public PlannedRecord Skipped(PlannedRecord planned, SyncException refusal)
    {
        var met = Met(planned, refusal);
        return planned with
        {
            Decided = OutcomeKind.Skipped,
            SkipReason = met.Message,
            SkipsForNow = true,
            Conflict = planned.Conflict is { } there ? Again(there, met) : met,
        };
    }

    private static Conflict Again(Conflict there, Conflict met) => met with
    {
        Version = there.Version,
        FirstAt = there.FirstAt,
        OpenedBy = there.Decision is null ? there.OpenedBy : met.OpenedBy,
        Tries = there.Tries + 1,
    };

    /// <summary>Does what a person decided about records that were refused before: they are left alone, or planned as all others.</summary>
    public async Task<IReadOnlyList<PlannedRecord>> Obey(IReadOnlyList<PlannedRecord> weighed, LinkSheet sheet, CancellationToken cancellation)
    {
        if (!weighed.Any(one => Waits(one, sheet))) return weighed;
        var obeyed = new List<PlannedRecord>(weighed.Count);
        foreach (var one in weighed) obeyed.Add(Waits(one, sheet) ? await Obey(one, cancellation) : one);
        return obeyed;
    }

    private async Task<PlannedRecord> Obey(PlannedRecord planned, CancellationToken cancellation)
    {
        var there = await session.Stores.TwoWay.Conflicts.Find(session.Run.Tenant, IdOf(planned), cancellation);
        if (there is not { Type: ConflictType.DuplicateKey, Candidates.Count: 0, State: not ConflictState.Resolved }) return planned;
        planned = planned with { Conflict = there.Resolved(session.Now) };
        return there.Decision?.Choice == ConflictChoice.Reject
            ? planned with { Decided = OutcomeKind.Skipped, SkipReason = ConflictTexts.LeftAlone }
            : planned;
    }

    private static bool Waits(PlannedRecord planned, LinkSheet sheet) => planned.Decided is null && sheet.Find(planned.Key.Id)?.HasConflict == true;

    private static bool IsRefusedSo(SentOperation one) => one.Answer is { TargetId: null, Failure: { } failure } && Is(failure.Cause, failure.Code);

    private string IdOf(PlannedRecord planned) => Conflict.IdOf(session.Run.Source, session.Run.Target, planned.Key);

    private Conflict Met(PlannedRecord planned, SyncException refusal) => new()
    {
        Id = IdOf(planned),
        Type = ConflictType.DuplicateKey,
        Kind = planned.Key.Kind,
        Source = session.Run.Source,
        Target = session.Run.Target,
        SourceId = planned.Key.Id,
        Message = ConflictTexts.Refused(refusal.MerchantMessage),
        SourceValues = planned.Record is { } record ? CandidateConflict.Shown(record) : null,
        SourceModifiedAt = planned.Record?.ModifiedAt,
        SourceSeen = planned.ContentHash ?? "",
        TargetSeen = refusal.Code,
        FirstAt = session.Now,
        LastAt = session.Now,
        SyncId = session.Run.SyncId,
        OpenedBy = session.Run.SyncId,
    };
}
