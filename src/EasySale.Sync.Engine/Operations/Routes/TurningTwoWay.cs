using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>
/// A route turns two-way only while nothing runs between its connections: a run that goes on keeps the routes it began with, so that
/// what it brings along one way gets no way back and would be made a second time from there.
/// </summary>
public sealed class TurningTwoWay(ActiveRunStore active)
{
    /// <exception cref="ProblemException">It turns two-way, and runs go on or wait between its connections (409, they are named).</exception>
    public async Task Demand(TenantId tenant, RouteSettings before, RouteSettings after, CancellationToken cancellation)
    {
        if (!GoesBothWays(after) || GoesBothWays(before)) return;
        // A dry run has no kinds to keep others from: it writes nothing.
        var busy = (await active.List(tenant, cancellation)).Where(run => run.Kinds.Count > 0 && after.Joins(run.Source, run.Target)).Select(run => run.SyncId).ToList();
        if (busy.Count > 0) throw new ProblemException(KnownProblems.RouteInUse(after.Source, after.Target, busy));
    }

    private static bool GoesBothWays(RouteSettings route) => route is { IsActive: true, Direction: RouteDirection.TwoWay };
}
