using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Directions;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Runs.Mapping;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Telemetry;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Everything one slice works with: both systems opened, the stores, the clock.</summary>
internal sealed class StepSession(
    Run run, OpenedConnection source, OpenedConnection target, RunStores stores, TenantSettings settings,
    RouteMappings mappings, IReadOnlyList<RouteSettings> routes, RetryDelay retryDelay, TimeProvider time)
{
    private readonly Dictionary<RecordKind, TargetStream> _prepared = [];
    private readonly Dictionary<RecordKind, TwoWayRoute?> _twoWay = [];
    private StepSession? _wayBack;

    public Run Run => run;

    /// <summary>Nothing but the plan is written.</summary>
    public bool IsPlan { get; init; }

    /// <summary>What the slice tells while it works; null for nothing.</summary>
    public SliceTelemetry? Telemetry { get; init; }

    public RunStores Stores => stores;

    public KnownLinks Known { get; } = new(stores.Links);

    /// <summary>The tenant's settings as they were when the slice began.</summary>
    public TenantSettings Settings => settings;

    /// <summary>The tenant's mappings of the route as they were when the slice began.</summary>
    public RouteMappings Mappings => mappings;

    /// <summary>Those of its way back: how the target's records read once they come here.</summary>
    public RouteMappings BackMappings { get; init; } = RouteMappings.None;

    public RetryDelay RetryDelay => retryDelay;

    public TimeProvider Time => time;

    public DateTimeOffset Now => time.GetUtcNow();

    public long VendorCalls => source.Meter.Calls + target.Meter.Calls;

    public long MeteredCalls => source.Meter.MeteredCalls + target.Meter.MeteredCalls;

    /// <summary>Adds what this slice's calls cost to the month's budget; once, at its end.</summary>
    public async Task KeepMeteredCalls(CancellationToken cancellation)
    {
        foreach (var opened in new[] { source, target })
            await stores.MeteredCalls.Add(run.Tenant, opened.Connection.Id, opened.Meter.MeteredCalls, cancellation);
    }

    public LinkScope Scope(RecordKind kind) => new(run.Tenant, run.Source, run.Target, kind);

    /// <summary>What the tenant chose for this route and its way back.</summary>
    public IReadOnlyList<RouteSettings> Routes => routes;

    /// <summary>What the tenant chose for this direction of a kind; null where it chose nothing, or the route is stored the other way round.</summary>
    public RouteSettings? Route(RecordKind kind) => routes.FirstOrDefault(route => route.IsOf(run.Source, run.Target, kind));

    /// <summary>The two-way route a kind travels on, whichever way it is stored; null where it goes one way.</summary>
    public TwoWayRoute? TwoWay(RecordKind kind)
    {
        if (routes.Count == 0) return null;
        if (_twoWay.TryGetValue(kind, out var known)) return known;
        return _twoWay[kind] = TwoWays.Find(routes, run, kind, () => (Source(kind), OtherSide(kind)));
    }

    /// <summary>Natural keys by which records of a kind are looked for in the target, in this order.</summary>
    public IReadOnlyList<NaturalKey> MatchedBy(RecordKind kind) => (TwoWay(kind)?.Settings ?? Route(kind))?.Matched() ?? NaturalKeys.Of(kind);

    /// <summary>Whether the target's records of a kind can be read.</summary>
    public bool ReadsOtherSide(RecordKind kind) => target.System.Source(kind) is not null;

    /// <summary>How the target's records of a kind are read.</summary>
    public SourceStream OtherSide(RecordKind kind) => target.System.Source(kind) ?? throw Unsupported(target, "read", kind);

    /// <summary>The same run as if it went the other way: for settling what that direction left.</summary>
    public StepSession WayBack() => _wayBack ??= new StepSession(
        run with { Source = run.Target, Target = run.Source }, target, source, stores, settings, BackMappings, routes, retryDelay, time)
    {
        BackMappings = mappings,
        Telemetry = Telemetry,
    };

    public SourceStream Source(RecordKind kind) => source.System.Source(kind) ?? throw Unsupported(source, "read", kind);

    /// <summary>What the source says is without meaning; nothing for kinds it does not read, whose records others carry.</summary>
    public IReadOnlyList<string> VolatileProperties(RecordKind kind) => source.System.Source(kind)?.VolatileProperties ?? [];

    /// <summary>The target's stream of a kind, prepared once.</summary>
    public async Task<TargetStream> Target(RecordKind kind, CancellationToken cancellation)
    {
        if (_prepared.TryGetValue(kind, out var ready)) return ready;
        var stream = target.System.Target(kind) ?? throw Unsupported(target, "write", kind);
        await stream.Prepare(new SourceDescription(run.Source, source.Connection.Platform, source.System.Profile) { IsForPlan = IsPlan, MatchBy = MatchedBy(kind) }, cancellation);
        stream.TenantMapping = mappings.Name(kind);
        return _prepared[kind] = stream;
    }

    private static SyncException Unsupported(OpenedConnection connection, string verb, RecordKind kind) => new(
        FailureCause.FixSettings,
        "route.unsupported",
        $"{connection.Connector.DisplayName} cannot {verb} {kind.Name()}. Choose another entity or connection.");
}
