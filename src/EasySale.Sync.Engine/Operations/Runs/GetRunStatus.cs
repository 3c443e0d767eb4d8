using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>Says how one run stands.</summary>
public sealed class GetRunStatus(RunStore runs, ActiveRunStore active)
{
    /// <exception cref="ProblemException">The tenant has no such run (404).</exception>
    public async Task<RunDetails> Get(Caller caller, string syncId, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var stored = await runs.Find(caller.Tenant, syncId, cancellation)
            ?? throw new ProblemException(KnownProblems.NotFound($"There is no run \"{syncId}\". GET /api/sync/status lists them."));
        var run = stored.Value;
        if (run.Status == RunStatus.Queued && await HasItsTurn(run, cancellation)) run = run with { Status = RunStatus.Running };
        return new RunDetails(run, await runs.Steps(caller.Tenant, syncId, cancellation));
    }

    private async Task<bool> HasItsTurn(Run run, CancellationToken cancellation) =>
        (await active.List(run.Tenant, cancellation)).Any(other => other.SyncId == run.SyncId && !other.Queued);
}
