using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Operations.Access;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.Health;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Operations.Sandbox;
using EasySale.Sync.Engine.Operations.Settings;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Health;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Engine.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Engine.Tests.Operations;

/// <summary>The operations wired over one store, as a process has them.</summary>
public sealed class TestHouse
{
    public static readonly TenantId Tenant = new("acme");
    public static readonly Caller Admin = new(Tenant, "ann", [Role.Admin]);
    public static readonly Caller Operator = new(Tenant, "otto", [Role.Operator]);
    public static readonly Caller Viewer = new(Tenant, "vera", [Role.Viewer]);

    public TestHouse(IRowStore? rows = null, ManualTime? time = null, Connector? also = null)
    {
        Rows = rows ?? new MemoryRowStore(new StorageMeter());
        Time = time ?? new ManualTime();
        Catalog = new ConnectorCatalog([Shop, new BooksConnector(), .. also is null ? (Connector[])[] : [also]]);
        Runs = new RunStore(Rows, Time);
        Active = new ActiveRunStore(Rows);
        Connections = new ConnectionStore(Rows);
        Failures = new FailureStore(Rows);
        Health = new HealthStore(Rows);
    }

    public IRowStore Rows { get; }

    public ManualTime Time { get; }

    public ShopConnector Shop { get; } = new();

    public MemorySecretStore Secrets { get; init; } = new();

    public MemoryBlobStore Blobs { get; } = new(new StorageMeter());

    public ConnectorCatalog Catalog { get; }

    public RunStore Runs { get; }

    public ActiveRunStore Active { get; }

    public ConnectionStore Connections { get; }

    public FailureStore Failures { get; }

    public HealthStore Health { get; }

    public ActiveTenantStore Tenants => new(Rows);

    public RunLauncher Launcher => new(Runs, Active, Tenants, Settings);

    public StartRun StartRun => new(Routes, Launcher, Runs, new IdempotencyStore(Rows), Limit, Settings, Time);

    public RouteFinder Routes => new(Connections, Catalog, RouteMaps, Settings);

    public RouteStore RouteSettings => new(Rows);

    public RouteMaps RouteMaps => new(Catalog, RouteSettings);

    public WatchRuns WatchRuns => field ??= new(Tenants, Active, Runs, Launcher, Time);

    public GateStore GateStates => new(Rows);

    public ConnectionGates Gates => field ??= new(GateStates, new LaneScheduleStore(Rows), Time);

    public MeteredCallStore Metered => new(Rows, Time);

    public StartLimit Limit => new(Settings, new RecentStartStore(Rows), Time);

    public ConnectionOpener Opener => new(Catalog, Secrets, Blobs, new LeaseStore(Rows, Time), new HttpClient(), Time, Gates, connections: Connections);

    public ConnectionProbe Probe => new(Opener, Health, Metered, News, Time);

    public ConnectionNews News => new(new TellPeople(new NotificationSettingsStore(Rows), new DeliveryStore(Rows), new DueNotificationStore(Rows), Time), Time);

    public TenantSettingsStore Settings => new(Rows);

    public ManageSettings ManageSettings => new(Settings, Launcher, Trail);

    public GetConnections GetConnections => new(Catalog, Connections);

    private static OutboundAddresses Outside { get; } = new(resolve: (_, _) => Task.FromResult<System.Net.IPAddress[]>([System.Net.IPAddress.Parse("93.184.215.14")]));

    public SavedSettingsCheck Saved => new(Opener, Outside, Time);

    public LinkedSystems Linked => new(Catalog, Connections, new LeftSystemStore(Rows), Links, Active, new SystemTraces(new WatermarkStore(Rows), new DriftStore(Rows, Blobs), Blobs));

    public LinkStore Links => new(Rows, Blobs);

    public CreateConnection CreateConnection => new(Catalog, Connections, new ConnectionSecrets(Secrets), Saved, Linked, new ConnectionDirectory(Rows), Trail, Time);

    public UpdateConnection UpdateConnection => new(Catalog, Connections, new ConnectionSecrets(Secrets), Saved, Linked, new ConnectionDirectory(Rows), Trail, Time);

    public DeleteConnection DeleteConnection => new(
        Catalog, Connections, new ConnectionSecrets(Secrets), Linked, new ConnectionDirectory(Rows), Health, GateStates, new WebhookStateStore(Rows), new VendorAccess(Opener, Time), Trail);

    public TestConnection TestConnection => new(Connections, Probe);

    public GetHealth GetHealth => new(Connections, Health, Probe, Runs, Failures, GateStates, Metered, Settings, new WebhookStateStore(Rows),
        new InboxStore(Rows, Time), Active, Time, NullLogger<GetHealth>.Instance);

    public RetryFailures RetryFailures => new(Failures, new TakeBackDismissal(Links), Launcher, Limit, new WorldInUse(Connections, Settings), new TurnedOffRoutes(Connections, RouteMaps, Runs), Time);

    public ApiKeys ApiKeys => new(new ApiKeyStore(Rows), Trail, Time);

    public AuditTrail Trail => new(Audit, Time);

    public AuditStore Audit => new(Rows, Time);

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static JsonElement? Json(string text) => JsonBody.Parse(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>A house with the connections <c>shop-1</c> and <c>books-1</c>.</summary>
    public static async Task<TestHouse> Furnished(IRowStore? rows = null)
    {
        var house = new TestHouse(rows);
        await house.Connect("shop", "shop-1");
        await house.Connect("books", "books-1");
        return house;
    }

    public Task<bool> Connect(string platform, string id, bool enabled = true) => Connections.Add(
        new Connection { Tenant = Tenant, Id = id, Platform = platform, Name = id, Enabled = enabled, Settings = new Dictionary<string, string> { ["url"] = "https://a.example" } },
        Cancellation);

    public Task<StartedRun> Start(string body = """{"source":"shop-1","target":"books-1"}""", string entity = "orders", string? key = null) =>
        StartRun.Start(Operator, StartRunInput.Read(entity, Json(body), key), Cancellation);

    /// <summary>What the run does when it has its turn: begins, works, ends.</summary>
    public async Task<IReadOnlyList<string>> Finish(string syncId)
    {
        await Runs.Change(Tenant, syncId, run => run with { Status = RunStatus.Completed, StartedAt = Time.GetUtcNow(), FinishedAt = Time.GetUtcNow() }, Cancellation);
        return await Launcher.Leave(Tenant, syncId, Cancellation);
    }

    public async Task<IReadOnlyList<string>> Watch() =>
        [.. (await WatchRuns.Watch(Caller.System, Cancellation)).Select(run => run.SyncId)];

    public async Task<IReadOnlyList<Run>> AllRuns() => await Runs.List(Tenant, null, Cancellation).ToListAsync(Cancellation);

    public static async Task<Problem> Refused(Func<Task> work) => (await Assert.ThrowsAsync<ProblemException>(work)).Problem;
}
