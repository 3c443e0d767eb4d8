using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>Starts a run, or says which one already does the same.</summary>
public sealed class StartRun(
    RouteFinder routes, RunLauncher launcher, RunStore runs, IdempotencyStore idempotency, StartLimit limit,
    TenantSettingsStore settings, TimeProvider time)
{
    /// <exception cref="ProblemException">The input is wrong (400), the route is busy (409), the idempotency key was used for something else (422), or
    /// these were too many starts (429).</exception>
    public async Task<StartedRun> Start(Caller caller, StartRunInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Operator);
        if (input.IdempotencyKey is not { } key) return await Launched(await Draft(caller, input, cancellation), cancellation);
        if (await Repeated(caller.Tenant, key, input, cancellation) is { } repeated) return repeated;
        var run = await Draft(caller, input, cancellation);
        var claimed = await idempotency.Claim(caller.Tenant, key, new IdempotentStart(run.SyncId, input.Hash(), run.CreatedAt), cancellation);
        CheckSame(claimed, input);
        return await Launched(run with { SyncId = claimed.SyncId, CreatedAt = claimed.At }, key, cancellation);
    }

    private async Task<StartedRun?> Repeated(TenantId tenant, string key, StartRunInput input, CancellationToken cancellation)
    {
        if (await idempotency.Find(tenant, key, time.GetUtcNow(), cancellation) is not { } earlier) return null;
        CheckSame(earlier, input);
        if (await runs.Find(tenant, earlier.SyncId, cancellation) is not { Value: var run }) return null;
        return run.Status == RunStatus.Queued ? await Launched(run, key, cancellation) : StartedRun.Of(run, run.Status);
    }

    private static void CheckSame(IdempotentStart earlier, StartRunInput input)
    {
        if (earlier.RequestHash != input.Hash()) throw new ProblemException(KnownProblems.IdempotencyMismatch(earlier.SyncId));
    }

    private async Task<StartedRun> Launched(Run run, string key, CancellationToken cancellation)
    {
        try
        {
            return await Launched(run, cancellation);
        }
        catch (ProblemException)
        {
            // Last of all: while the key stands, a repeated request means this very run.
            await idempotency.Release(run.Tenant, key, cancellation);
            throw;
        }
    }

    private async Task<StartedRun> Launched(Run run, CancellationToken cancellation)
    {
        var launch = await launcher.Launch(run, cancellation);
        if (launch.KeptOutBy is { } other) throw new ProblemException(KnownProblems.AlreadyRunning(other));
        return StartedRun.Of(run, launch.Queued ? RunStatus.Queued : RunStatus.Running);
    }

    private async Task<Run> Draft(Caller caller, StartRunInput input, CancellationToken cancellation)
    {
        var route = await routes.Find(caller.Tenant, input.Source, input.Target, input.ConnectorId, cancellation);
        var kinds = Kinds(input.Entity, route);
        await limit.Enter(caller.Tenant, cancellation);
        var now = time.GetUtcNow();
        return new Run
        {
            Tenant = caller.Tenant,
            SyncId = SyncIds.New(now),
            Entity = input.Entity,
            Aim = await Aim(caller.Tenant, input, cancellation),
            Mode = input.Mode,
            Source = route.Source.Id,
            Target = route.Target.Id,
            Kinds = kinds,
            Filter = input.Filter,
            Ids = input.Ids,
            BatchLimit = input.BatchLimit,
            StartedBy = caller.UserId,
            CorrelationId = caller.CorrelationId,
            CreatedAt = now,
        };
    }

    // A comparison has a bound of its own: the share of records it may find gone.
    private async Task<RunAim> Aim(TenantId tenant, StartRunInput input, CancellationToken cancellation)
    {
        if (input.DryRun) return RunAim.Plan;
        return input.Mode == SyncMode.Compare || (await settings.Get(tenant, cancellation)).StartsAreConfirmed ? RunAim.Sync : RunAim.Confirm;
    }

    private static IReadOnlyList<RecordKind> Kinds(string entity, Route route)
    {
        if (entity == EntityNames.All && route.Kinds.Count > 0) return route.Kinds;
        if (RecordKinds.TryParse(entity, out var kind) && route.Kinds.Contains(kind)) return [kind];
        var supported = route.Kinds.Count == 0 ? "nothing" : string.Join(", ", route.Kinds.Select(each => each.Name()));
        throw new ProblemException(KnownProblems.BadInput(
            "entity", $"{entity} cannot travel from {route.Source.Id} to {route.Target.Id}. Possible on this route: {supported}."));
    }
}
