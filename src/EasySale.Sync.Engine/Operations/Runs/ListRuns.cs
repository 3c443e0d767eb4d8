using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>Lists runs newest first, and those that go on now with their progress.</summary>
public sealed class ListRuns(RunStore runs, ActiveRunStore active)
{
    /// <param name="caller">Who asks.</param>
    /// <param name="input"><c>limit</c>, <c>cursor</c>, <c>entity</c>, <c>status</c>.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="ProblemException">A query value is wrong (400).</exception>
    public async Task<RunListing> List(Caller caller, ListInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var entity = input.Choice("entity", EntityNames.Allowed);
        var status = input.Choice<RunStatus>("status");
        var after = input.Cursor(SyncIds.IsValid);
        input.ThrowIfWrong();
        var entered = await active.List(caller.Tenant, cancellation);
        var page = await ListScan.Page(
            runs.List(caller.Tenant, after, cancellation).Select(run => WithTurn(run, entered)),
            run => run.SyncId,
            run => (entity is null || run.Entity == entity) && (status is null || run.Status == status),
            input.Limit,
            cancellation);
        return new RunListing(await Details(caller.Tenant, entered, cancellation), [.. page.Items.Select(run => new RunView(run))], page.NextCursor);
    }

    private static Run WithTurn(Run run, IReadOnlyList<ActiveRun> entered) =>
        run.Status == RunStatus.Queued && entered.Any(other => other.SyncId == run.SyncId && !other.Queued) ? run with { Status = RunStatus.Running } : run;

    private async Task<IReadOnlyList<RunDetails>> Details(TenantId tenant, IReadOnlyList<ActiveRun> entered, CancellationToken cancellation)
    {
        var details = new List<RunDetails>();
        foreach (var one in entered)
            if (await runs.Find(tenant, one.SyncId, cancellation) is { Value: { IsOver: false } run })
                details.Add(new RunDetails(WithTurn(run, entered), await runs.Steps(tenant, one.SyncId, cancellation)));
        return details;
    }
}
