using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Runs.Plans;

/// <summary>How a step's groups are made and what they do with their plans: as its aim says.</summary>
/// <param name="session">The slice.</param>
/// <param name="planned">The step whose plan is written; null for other steps.</param>
internal sealed class StepWork(StepSession session, RunStep? planned)
{
    private readonly PlanIndex? _index = session.IsPlan ? new PlanIndex(session.Stores.Plans, session.Run.Tenant, session.Run.SyncId) : null;

    /// <summary>Opens it; steps that write a plan look up how it was made.</summary>
    public static async Task<StepWork> Open(StepSession session, RunStep step, CancellationToken cancellation)
    {
        if (step.Aim != StepAim.Apply) return new StepWork(session, null);
        var planned = await session.Stores.Runs.Step(session.Run.Tenant, session.Run.PlanId!, step.PlanStep!.Value, cancellation);
        return new StepWork(session, planned.Value);
    }

    /// <summary>The kept plan where the step writes one, else what it reads.</summary>
    public GroupSource Groups(SourceStream source, Func<GroupSource> read) => planned is null ? read() : new PlanReader(session, source, planned);

    public PlanUse Use(RecordGroup group, RecordKind kind, GroupJournal journal)
    {
        if (group.Plan is { } plan) return new Repeating(session, plan, kind, journal);
        return _index is null ? PlanUse.Send : new Recording(session, _index, journal.Position, [.. group.Items.Select(item => item.Id)], kind);
    }

    /// <summary>
    /// Whether the point from which the next incremental run starts moves: not by planning, and not by a plan that is older than what
    /// has been read since.
    /// </summary>
    public async Task<bool> MovesWatermark(LinkScope scope, CancellationToken cancellation)
    {
        if (session.IsPlan) return false;
        if (planned is null || session.Run.Mode != SyncMode.Incremental) return true;
        return await session.Stores.Watermarks.Find(scope, cancellation) == planned.Since;
    }
}
