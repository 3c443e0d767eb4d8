using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Operations.Sandbox;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>Tries failed records of the mode the tenant is in again: a run by ids for each route and entity that has some.</summary>
public sealed class RetryFailures(FailureStore failures, TakeBackDismissal dismissals, RunLauncher launcher, StartLimit limit, WorldInUse world, TurnedOffRoutes turnedOff, TimeProvider time)
{
    private const int MostLookedAt = 100_000;

    /// <exception cref="ProblemException">These were too many starts (429).</exception>
    public async Task<RetryAnswer> Retry(Caller caller, FailureFilter filter, CancellationToken cancellation)
    {
        caller.Demand(Role.Operator);
        await limit.Enter(caller.Tenant, cancellation);
        var others = await world.Others(caller.Tenant, cancellation);
        var looked = 0;
        var open = await failures.List(caller.Tenant, null, cancellation).TakeWhile(_ => ++looked <= MostLookedAt).Where(failure => filter.Matches(failure) && !others.Contains(failure.Source)).ToListAsync(cancellation);
        var off = await turnedOff.Among(caller.Tenant, open, cancellation);
        var started = new List<RetriedRun>();
        var keptOut = new List<KeptOutRetry>();
        var routes = ByRoute(open.Except(off));
        foreach (var (run, launch) in await Launch(caller, routes, cancellation))
            if (launch.KeptOutBy is { } other) keptOut.Add(new KeptOutRetry(other, run.Entity, run.Source, run.Target, run.Ids.Count));
            else started.Add(new RetriedRun(run.SyncId, run.Entity, run.Source, run.Target, run.Ids.Count, launch.Queued));
        var more = looked > MostLookedAt || routes.Any(route => route.Count() > RunDefaults.MostIds);
        return new RetryAnswer([.. started.Select(run => run.SyncId)], started, keptOut,
            [.. ByRoute(off).Select(route => new TurnedOffRetry(route.Key.Kind.Name(), route.Key.Source, route.Key.Target, route.Count()))], more);
    }

    /// <exception cref="ProblemException">There is no such failure (404), it is of the other mode, or its route is turned off or busy (409), or these were too many starts (429).</exception>
    public async Task<StartedRun> RetryOne(Caller caller, string id, CancellationToken cancellation)
    {
        caller.Demand(Role.Operator);
        var failure = await failures.Find(caller.Tenant, id, cancellation)
            ?? throw new ProblemException(KnownProblems.NotFound($"There is no open failure \"{id}\"; it may have been resolved. GET /api/sync/failures lists them."));
        await world.Demand(caller.Tenant, failure.Source, cancellation);
        if ((await turnedOff.Among(caller.Tenant, [failure], cancellation)).Count > 0)
            throw new ProblemException(KnownProblems.RouteOff(failure.Source, failure.Target, failure.Kind));
        await limit.Enter(caller.Tenant, cancellation);
        await dismissals.TakeBack(caller.Tenant, failure, cancellation);
        var run = RunOf(caller, failure.Source, failure.Target, failure.Kind, [failure.SourceId]);
        var launch = await launcher.Launch(run, cancellation);
        if (launch.KeptOutBy is { } other) throw new ProblemException(KnownProblems.AlreadyRunning(other));
        return StartedRun.Of(run, launch.Queued ? RunStatus.Queued : RunStatus.Running);
    }

    private static List<IGrouping<(string Source, string Target, RecordKind Kind), FailedRecord>> ByRoute(IEnumerable<FailedRecord> failures) =>
        [.. failures.GroupBy(failure => (failure.Source, failure.Target, failure.Kind)).OrderBy(group => group.Key.Kind)];

    private async Task<List<(Run Run, Launch Launch)>> Launch(
        Caller caller, IEnumerable<IGrouping<(string Source, string Target, RecordKind Kind), FailedRecord>> routes, CancellationToken cancellation)
    {
        var launched = new List<(Run, Launch)>();
        foreach (var route in routes)
        {
            var ids = route.Select(failure => failure.SourceId).Distinct().Take(RunDefaults.MostIds).ToList();
            var run = RunOf(caller, route.Key.Source, route.Key.Target, route.Key.Kind, ids);
            launched.Add((run, await launcher.Launch(run, cancellation)));
        }

        return launched;
    }

    private Run RunOf(Caller caller, string source, string target, RecordKind kind, IReadOnlyList<string> ids)
    {
        var now = time.GetUtcNow();
        return new Run
        {
            Tenant = caller.Tenant,
            SyncId = SyncIds.New(now),
            Entity = kind.Name(),
            Mode = SyncMode.Incremental,
            Source = source,
            Target = target,
            Kinds = [kind],
            Ids = ids,
            StartedBy = caller.UserId,
            CorrelationId = caller.CorrelationId,
            CreatedAt = now,
        };
    }
}
