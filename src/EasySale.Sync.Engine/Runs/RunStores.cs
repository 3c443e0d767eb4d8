using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Runs.Mapping;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Mappings;
using EasySale.Sync.Engine.Stores.Plans;
using EasySale.Sync.Engine.Stores.Retention;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Shapes;

namespace EasySale.Sync.Engine.Runs;

/// <summary>The stores a run works with.</summary>
public sealed record RunStores(
    RunStore Runs,
    LinkStore Links,
    JournalStore Journal,
    FailureStore Failures,
    WatermarkStore Watermarks,
    ConnectionStore Connections,
    ActiveRunStore ActiveRuns,
    MeteredCallStore MeteredCalls,
    WaitingRetryStore Retries,
    DueRetryStore DueRetries,
    PayloadStore Payloads,
    AuditStore Audit,
    TenantSettingsStore Settings,
    DriftStore Drift,
    ShapeStore Shapes,
    RetentionStore Retention,
    PlanStore Plans,
    MappingStore Mappings,
    TwoWayStores TwoWay)
{
    /// <summary>All of them over one storage.</summary>
    public static RunStores Over(IRowStore rows, IBlobStore blobs, TimeProvider time) => new(
        new RunStore(rows, time),
        new LinkStore(rows, blobs),
        new JournalStore(blobs),
        new FailureStore(rows),
        new WatermarkStore(rows),
        new ConnectionStore(rows),
        new ActiveRunStore(rows),
        new MeteredCallStore(rows, time),
        new WaitingRetryStore(rows),
        new DueRetryStore(rows),
        new PayloadStore(rows),
        new AuditStore(rows, time),
        new TenantSettingsStore(rows),
        new DriftStore(rows, blobs),
        new ShapeStore(blobs),
        new RetentionStore(rows),
        new PlanStore(blobs),
        new MappingStore(rows),
        TwoWayStores.Over(rows, time));

    /// <summary>What the tenant chose for a run's route and its way back; null where it chose nothing.</summary>
    public async Task<IReadOnlyList<RouteSettings>?> RoutesOf(Run run, CancellationToken cancellation)
    {
        List<RouteSettings> chosen = [.. (await TwoWay.Routes.List(run.Tenant, cancellation)).Where(route => route.Joins(run.Source, run.Target))];
        return chosen.Count == 0 ? null : chosen;
    }

    /// <summary>The mappings of a run's way back; none where nothing of it travels both ways.</summary>
    /// <exception cref="Failures.SyncException">One of them is not valid any more.</exception>
    public async Task<RouteMappings> BackMappingsOf(
        Run run, IReadOnlyList<RouteSettings> routes, TenantSettings settings, Connector source, CancellationToken cancellation) =>
        routes.Any(route => route is { IsActive: true, Direction: RouteDirection.TwoWay })
            ? await MappingsOf(run with { Source = run.Target, Target = run.Source }, settings, source, cancellation)
            : RouteMappings.None;

    /// <summary>A route's mappings. Costs nothing while the tenant has never saved one.</summary>
    /// <exception cref="Failures.SyncException">One of them is not valid any more.</exception>
    public async Task<RouteMappings> MappingsOf(Run run, TenantSettings settings, Connector target, CancellationToken cancellation) => settings.HasMappings
        ? RouteMappings.Of(await Mappings.OfRoute(run.Tenant, run.Source, run.Target, cancellation).Select(stored => stored.Value).ToListAsync(cancellation), target)
        : RouteMappings.None;
}
