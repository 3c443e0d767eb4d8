using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>Finds failures of records that travel there no more: somebody turned their route off, or round, since they failed.</summary>
public sealed class TurnedOffRoutes(ConnectionStore connections, RouteMaps maps, RunStore runs)
{
    /// <summary>Those of the failures that are not to be tried. What a run brought along because another record needs it does not ask its own kind's route.</summary>
    public async Task<IReadOnlyList<FailedRecord>> Among(TenantId tenant, IReadOnlyList<FailedRecord> failures, CancellationToken cancellation)
    {
        if (failures.Count == 0) return [];
        var there = await connections.List(tenant, cancellation).ToDictionaryAsync(connection => connection.Id, cancellationToken: cancellation);
        var map = await maps.Of(tenant, cancellation);
        var off = failures.Where(IsOff).ToList();
        foreach (var syncId in off.Select(failure => failure.SyncId).Distinct().ToList())
            if (await runs.Find(tenant, syncId, cancellation) is { Value: var run }) off.RemoveAll(failure => failure.SyncId == syncId && !run.Kinds.Contains(failure.Kind));
        return off;

        // A connection that is gone is told by the run, and a kind that was never a route's own has none to turn off.
        bool IsOff(FailedRecord failure) => there.TryGetValue(failure.Source, out var source) && there.TryGetValue(failure.Target, out var target)
            && map.Possible(source, target).Contains(failure.Kind) && !map.IsActive(source, target, failure.Kind);
    }
}
