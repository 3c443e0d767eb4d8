using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>
/// A route turns two-way only while nothing runs between its connections: a run that goes on keeps the routes it began with, so that
/// what it brings along one way gets no way back and would be made a second time from there. A run reads its routes once it is entered
/// among those that go on; so they are kept out while the route is saved, in the row where they enter. A process that dies in between leaves
/// the route as it was or turned, and runs kept out until the watchdog sees it, two minutes later.
/// </summary>
public sealed class TurningTwoWay(ActiveRunStore active, TimeProvider time)
{
    /// <summary>Refuses what <see cref="Save"/> would refuse now.</summary>
    /// <exception cref="ProblemException">It turns two-way, and runs go on or wait between its connections (409, they are named).</exception>
    public async Task Demand(TenantId tenant, RouteSettings before, RouteSettings after, CancellationToken cancellation)
    {
        if (Turns(before, after)) Demand(after, (await active.List(tenant, cancellation)).Where(Hold(after).Overlaps));
    }

    /// <summary>Saves a route, and lets no run enter between its connections meanwhile if it turns two-way.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="before">The route as it is.</param>
    /// <param name="after">The route as it is saved.</param>
    /// <param name="save">Saves it.</param>
    /// <param name="cancellation">Stops the call before anything is saved.</param>
    /// <exception cref="ProblemException">It turns two-way, and runs go on or wait between its connections (409, they are named); nothing was saved.</exception>
    public async Task Save(TenantId tenant, RouteSettings before, RouteSettings after, Func<Task> save, CancellationToken cancellation)
    {
        var hold = Turns(before, after) ? Hold(after) : null;
        if (hold is not null) Demand(after, await active.Hold(tenant, hold, cancellation));
        try
        {
            await save();
        }
        finally
        {
            if (hold is not null) await active.Release(tenant, hold, CancellationToken.None);
        }
    }

    private ActiveRun Hold(RouteSettings route) => ActiveRun.Hold(SyncIds.New(time.GetUtcNow()), route.Source, route.Target);

    private static void Demand(RouteSettings route, IEnumerable<ActiveRun> busy)
    {
        if (busy.Select(run => run.SyncId).ToList() is { Count: > 0 } ids) throw new ProblemException(KnownProblems.RouteInUse(route.Source, route.Target, ids));
    }

    private static bool Turns(RouteSettings before, RouteSettings after) => GoesBothWays(after) && !GoesBothWays(before);

    private static bool GoesBothWays(RouteSettings route) => route is { IsActive: true, Direction: RouteDirection.TwoWay };
}
