using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Operations.Sandbox;
using EasySale.Sync.Engine.Operations.Webhooks;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Engine.Operations.Conflicts;

/// <summary>Starts the runs that do what was decided. Where a route is busy, a hint waits for its turn.</summary>
public sealed class ConflictRuns(RunLauncher launcher, HintIntake hints, StartLimit limit, WorldInUse world, TimeProvider time)
{
    /// <exception cref="Problems.ProblemException">The conflict is of the other mode (409), or these were too many starts (429).</exception>
    public async Task Enter(Caller caller, Conflict conflict, CancellationToken cancellation)
    {
        await world.Demand(caller.Tenant, conflict.Source, cancellation);
        await limit.Enter(caller.Tenant, cancellation);
    }

    /// <returns>The run; null when it has to wait for another.</returns>
    public async Task<StartedRun?> Start(Caller caller, Conflict conflict, CancellationToken cancellation)
    {
        var (there, back) = ((conflict.Source, conflict.SourceId), (conflict.Target, conflict.TargetId));
        if (conflict.Decision is { Choice: ConflictChoice.Reject } && conflict.TargetId is { } id) return await Start(caller, conflict, (conflict.Target, id), conflict.Source, cancellation);
        var run = await Start(caller, conflict, there, conflict.Target, cancellation);
        // Values a person gave are no side's: what they make of the target comes back from there.
        if (conflict.Decision is { Choice: ConflictChoice.Custom } && back.TargetId is { } targetId) await Hint(caller, conflict, (back.Target, targetId), cancellation);
        return run;
    }

    private async Task<StartedRun?> Start(Caller caller, Conflict conflict, (string Connection, string Id) from, string to, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var run = new Run
        {
            Tenant = caller.Tenant,
            SyncId = SyncIds.New(now),
            Entity = conflict.Kind.Name(),
            Mode = SyncMode.Incremental,
            Source = from.Connection,
            Target = to,
            Kinds = [conflict.Kind],
            Ids = [from.Id],
            StartedBy = caller.UserId,
            CorrelationId = caller.CorrelationId,
            CreatedAt = now,
        };
        var launch = await launcher.Launch(run, cancellation);
        if (launch.KeptOutBy is null) return StartedRun.Of(run, launch.Queued ? RunStatus.Queued : RunStatus.Running);
        await Hint(caller, conflict, from, cancellation);
        return null;
    }

    // Told as a deletion, because a walk does not find it either: nothing about the record has changed since it was read.
    private Task Hint(Caller caller, Conflict conflict, (string Connection, string Id) record, CancellationToken cancellation) => hints.Store(
        new InboxKey(caller.Tenant, record.Connection), [new WebhookHint(conflict.Kind, record.Id, IsDeletion: true, $"conflict {conflict.Id}")], cancellation);
}
