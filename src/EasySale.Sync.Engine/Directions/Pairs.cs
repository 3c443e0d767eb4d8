using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Directions;

/// <summary>What is to be done about one record of a two-way route that changed on our side.</summary>
internal sealed class Pairs(StepSession session, TwoWayRoute route, LinkSheet sheet, string mappingVersion)
{
    private readonly Conflicts _conflicts = new(session, route);

    /// <summary>It was written in this direction by another mapping.</summary>
    public static bool IsRemapped(Link link, string mappingVersion) => link.LastWrites.Count > 0 && link.MappingVersion != mappingVersion;

    /// <param name="planned">The record, undecided.</param>
    /// <param name="there">The other side's records by id.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<PlannedRecord> Compare(PlannedRecord planned, IReadOnlyDictionary<string, SourceItem> there, CancellationToken cancellation)
    {
        var ours = planned.Record is { IsDeleted: false } record ? record : null;
        if (sheet.Find(planned.Key.Id) is not { TargetId: { } theirId } link)
            return ours is null ? planned : planned with { Agreed = ThreeWay.Made(route.Groups, ours, route.Theirs.Held(ours, null)) };
        var item = there.GetValueOrDefault(theirId);
        if (item?.Failure is { } unreadable) return planned.Fail(unreadable);
        var theirs = item?.Record is { IsDeleted: false } other ? other : null;
        return (ours, theirs) switch
        {
            (null, null) => BothGone(planned, link),
            (null, not null) => await OursGone(planned, link, Here(theirs), cancellation),
            (not null, null) => await TheirsGone(planned, link, ours, cancellation),
            _ => await Both(planned, link, ours, theirs, cancellation),
        };
    }

    private PlannedRecord BothGone(PlannedRecord planned, Link link)
    {
        sheet.Set(link with { TargetId = null, TargetVersion = null, Agreed = null });
        return planned with { Decided = OutcomeKind.Unchanged };
    }

    private async Task<PlannedRecord> OursGone(PlannedRecord planned, Link link, CommerceRecord theirs, CancellationToken cancellation)
    {
        var deleting = planned with { Agreed = link.Agreed };
        if (link.Agreed is { } agreed && ThreeWay.IsTheirsQuiet(route.Groups, theirs, agreed)) return deleting;
        var verdict = await _conflicts.Decide(planned.Key.Id, link.TargetId!, null, theirs, [], link, cancellation);
        // Their edit is known and decided about: where their connection keeps the record all the same, it is no news.
        return verdict.OursWin == true ? Deciding(deleting with { Agreed = ThreeWay.Overruled(route.Groups, theirs, link.Agreed) }, verdict) : Left(planned, verdict);
    }

    private async Task<PlannedRecord> TheirsGone(PlannedRecord planned, Link link, CommerceRecord ours, CancellationToken cancellation)
    {
        // Deleted there and not touched here: the way back takes the deletion over.
        if (link.Agreed is { } agreed && ThreeWay.IsQuiet(route.Groups, ours, agreed)) return Left(planned, new Verdict(false));
        var verdict = await _conflicts.Decide(planned.Key.Id, link.TargetId!, ours, null, [], link, cancellation);
        if (verdict.OursWin != true) return Left(planned, verdict);
        sheet.Set(link with { TargetId = null, TargetVersion = null, Agreed = null, BodyHash = null, PartOf = null });
        var told = route.Ours.Plain(ours, link.TargetId!, null);
        return Deciding(planned with { Record = told, Agreed = ThreeWay.Made(route.Groups, ours, route.Theirs.Held(told, null)), Replaced = link.TargetId }, verdict);
    }

    private async Task<PlannedRecord> Both(PlannedRecord planned, Link link, CommerceRecord ours, CommerceRecord theirs, CancellationToken cancellation)
    {
        // Mapped otherwise than then, the same record reads otherwise: its version alone says whether it was edited.
        var agreed = IsRemapped(link, mappingVersion) && link.Agreed is { } before ? before with { OursWereRead = false } : link.Agreed;
        var here = Here(theirs);
        var plain = route.Plain(ours, here);
        var compared = Apart(theirs, here, ThreeWay.Compare(route.Groups, ours, here, plain, Here(route.Theirs.Held(plain.Ours, theirs)), agreed));
        var collided = compared.Where(group => group.Change == GroupChange.Both).Select(group => group.Group.Name).ToList();
        var verdict = new Verdict(null);
        if (collided.Count > 0)
        {
            verdict = await _conflicts.Decide(planned.Key.Id, theirs.Id, ours, here, collided, link, cancellation);
            // What a person decided for the other side is done by the way back alone.
            if (verdict is { OursWin: null } or { OursWin: false, Conflict: not null }) return Left(planned, verdict);
            compared = [.. compared.Select(group => Decided(group, verdict))];
            planned = Deciding(planned, verdict);
        }

        return Merged(planned with { Record = plain.Ours }, link, (ours, theirs), compared, verdict);
    }

    /// <summary>Their record as the way back reads it: only so is it compared with what both agreed on.</summary>
    private CommerceRecord Here(CommerceRecord theirs) => session.BackMappings.Apply(theirs);

    private static IReadOnlyList<ComparedGroup> Apart(CommerceRecord theirs, CommerceRecord here, IReadOnlyList<ComparedGroup> compared) => ReferenceEquals(theirs, here)
        ? compared
        : [.. compared.Select(group => group with { IsMappedApart = GroupHash.Of(group.Group, theirs) != group.Theirs })];

    private PlannedRecord Merged(
        PlannedRecord planned, Link link, (CommerceRecord Ours, CommerceRecord Theirs) pair, IReadOnlyList<ComparedGroup> compared, Verdict verdict)
    {
        var agreed = ThreeWay.Next(compared, link.Agreed, pair.Ours, pair.Theirs);
        var isRemapped = IsRemapped(link, mappingVersion);
        var isWritten = compared.Any(group => group.IsCustom || group.Change == GroupChange.Ours) || isRemapped;
        if (!isWritten) return Unwritten(planned, link, agreed, verdict);
        sheet.Set(link with { TargetVersion = pair.Theirs.Version ?? link.TargetVersion });
        var merged = route.Unsaid.Aggregate(ThreeWay.Merge(planned.Record!, pair.Theirs, compared, isRemapped), (record, group) => group.Take(record, pair.Theirs));
        if (verdict.Custom is { } custom) merged = CustomValues.Put(merged, route.Groups, custom);
        return planned with { Record = merged, Agreed = agreed };
    }

    // What the other side won stays to be done by the way back; until then neither the conflict nor the record is settled.
    private static PlannedRecord Unwritten(PlannedRecord planned, Link link, Agreement agreed, Verdict verdict) => planned with
    {
        Decided = OutcomeKind.Unchanged,
        Agreed = agreed.Kept().Says(link.Agreed) ? link.Agreed : agreed.Kept(),
        SkipsForNow = verdict.OursWin == false,
    };

    private static ComparedGroup Decided(ComparedGroup group, Verdict verdict)
    {
        if (verdict.Custom is { } custom && CustomValues.Touch(group.Group, custom)) return group with { IsCustom = true, Change = GroupChange.Ours };
        return group.Change == GroupChange.Both ? group with { Change = verdict.OursWin == true ? GroupChange.Ours : GroupChange.Theirs } : group;
    }

    private PlannedRecord Deciding(PlannedRecord planned, Verdict verdict) =>
        verdict.Conflict is { } conflict ? planned with { Conflict = conflict.Resolved(session.Now) } : planned;

    /// <summary>Nothing is written here: somebody must decide, or the way back does what is to be done.</summary>
    private static PlannedRecord Left(PlannedRecord planned, Verdict verdict) => verdict.OursWin is null
        ? planned with { Decided = OutcomeKind.Skipped, SkipReason = ConflictTexts.Waiting, SkipsForNow = true, Conflict = verdict.Conflict }
        : planned with { Decided = OutcomeKind.Unchanged, SkipsForNow = true, AwaitsWayBack = true };
}
