using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs.Destroying;

/// <summary>Tells the audit trail what was taken away from the target, whoever wanted it: a person who confirmed it, or a standing setting.</summary>
internal sealed class DestructionLog(StepSession session)
{
    /// <summary>
    /// To be called once the answers are known and before links are confirmed: whoever settles what a crash left in doubt tells it, and
    /// told twice it is the same entry.
    /// </summary>
    /// <param name="scope">Whose links were announced.</param>
    /// <param name="sent">What was sent.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task Tell(LinkScope scope, IEnumerable<SentOperation> sent, CancellationToken cancellation)
    {
        var entries = sent.Where(IsDone).Select(one => (one, one.Link.Intent!.Destruction)).Where(pair => pair.Destruction is not null);
        await session.Stores.Audit.Add(session.Run.Tenant, [.. entries.Select(pair => Entry(scope, pair.one, pair.Destruction!))], cancellation);
    }

    private static bool IsDone(SentOperation one) => one.Answer is { TargetId: not null, HasMoved: false } and ({ SkipReason: null } or { IsVoided: true });

    private AuditEntry Entry(LinkScope scope, SentOperation sent, Destruction destruction) => new()
    {
        At = sent.Link.Intent!.AnnouncedAt,
        By = destruction.By,
        Action = sent.Operation.Action switch
        {
            OperationAction.Delete => AuditActions.RecordDeleted,
            OperationAction.Void => AuditActions.RecordVoided,
            _ => AuditActions.RecordOverwritten,
        },
        Subject = OperationKey.Of(scope, sent.Link.SourceId, sent.Link.Purpose),
        About = $"{AuditText.About(sent.Operation.Record, session.Run.Source, session.Run.Target)}, {sent.Link.Purpose}",
        Changes = destruction.Changes,
    };
}
