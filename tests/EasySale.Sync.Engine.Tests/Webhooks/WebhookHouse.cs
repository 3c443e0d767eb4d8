using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Operations.Webhooks;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Webhooks;

/// <summary>A shop that sends webhooks, a ledger, and one process over what is stored between them.</summary>
public sealed class WebhookHouse
{
    public const string Secret = "shop-secret";
    public const string AppSecret = "app-secret";

    private readonly IRowStore _rows;
    private readonly Lifeline _life;

    /// <param name="house">Shop, ledger and storage.</param>
    /// <param name="secrets">Shared by the processes of a house.</param>
    /// <param name="life">How long this process lives.</param>
    public WebhookHouse(SyncHouse? house = null, MemorySecretStore? secrets = null, Lifeline? life = null)
    {
        House = house ?? new SyncHouse();
        Secrets = secrets ?? new MemorySecretStore();
        _life = life ?? new Lifeline();
        _rows = new MortalRowStore(House.Rows, _life);
        Pending = new PendingInboxStore(_rows, House.Time);
        Catalog = new ConnectorCatalog([new FakeShopConnector(House.Shop, Subscriptions), new FakeLedgerConnector(House.Ledger, _life), new FakeAppConnector()]);
        Receive = new ReceiveWebhook(
            Catalog, Directory, Connections, Secrets, new AppWebhookSecrets(_ => [new Secret(AppSecret)]),
            new HintIntake(Inbox, Pending, House.Time), new RefusedDeliveries(House.Time), States, House.Time);
    }

    public SyncHouse House { get; }

    public MemorySecretStore Secrets { get; }

    public FakeSubscriptions Subscriptions { get; } = new();

    public ReceiveWebhook Receive { get; }

    public static InboxKey Shop { get; } = new(SyncHouse.Tenant, "shop-1");

    public static Caller Admin { get; } = new(SyncHouse.Tenant, "ann", [Role.Admin]);

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public InboxStore Inbox => new(_rows, House.Time);

    public WebhookStateStore States => new(_rows);

    public ConnectionDirectory Directory => new(_rows);

    public ConnectionStore Connections => new(_rows);

    public WatchInboxes Watcher => new(Pending, Inbox, House.Time);

    public ManageWebhooks Manage => new(
        Connections, Catalog, Opener, WebhookSecrets, Directory, States, new PublicAddress(new Uri("https://sync.example.com")),
        new AuditTrail(new AuditStore(_rows, House.Time), House.Time), House.Time);

    public UpdateConnection Update => new(
        Catalog, Connections, new ConnectionSecrets(Secrets), new SavedSettingsCheck(Opener, new OutboundAddresses(), House.Time),
        new LinkedSystems(Catalog, Connections, new LeftSystemStore(_rows), House.Links, new ActiveRunStore(_rows), new SystemTraces(new WatermarkStore(_rows), new DriftStore(_rows, House.Blobs), House.Blobs)),
        Directory, new AuditTrail(new AuditStore(_rows, House.Time), House.Time), House.Time);

    public ConnectionInput Input(string body) => ConnectionInput.Read(JsonBody.Parse(System.Text.Encoding.UTF8.GetBytes(body)), Catalog);

    public WatchSilence Silence => new(new RunStore(_rows, House.Time), Connections, States, Opener, WebhookSecrets, News, House.Time);

    private ConnectionNews News => new(new TellPeople(new NotificationSettingsStore(_rows), new DeliveryStore(_rows), new DueNotificationStore(_rows), House.Time), House.Time);

    private PendingInboxStore Pending { get; }

    private ConnectorCatalog Catalog { get; }

    private ConnectionOpener Opener => new(
        Catalog, Secrets, House.Blobs, new LeaseStore(_rows, House.Time), new HttpClient(), House.Time,
        new ConnectionGates(new GateStore(_rows), new LaneScheduleStore(_rows), House.Time));

    private WebhookSecrets WebhookSecrets => new(Connections, new ConnectionSecrets(Secrets), Secrets, States);

    private RunLauncher Launcher => new(new RunStore(_rows, House.Time), new ActiveRunStore(_rows), new ActiveTenantStore(_rows), new TenantSettingsStore(_rows));

    private DrainInbox Drainer => new(Inbox, new RouteFinder(Connections, Catalog, new RouteMaps(Catalog, new RouteStore(_rows)), new TenantSettingsStore(_rows)), Launcher, new ActiveRunStore(_rows), States, House.Time);

    /// <summary>The shop with its secret, and the ledger, both connected.</summary>
    public static async Task<WebhookHouse> Furnished()
    {
        var house = new WebhookHouse();
        await house.Connect(SyncHouse.Tenant, "shop-1", "fakeshop", (WebhookFields.Secret, Secret));
        await house.Connect(SyncHouse.Tenant, "ledger-1", "fakeledger");
        return house;
    }

    /// <summary>Another life of the program over the same storage.</summary>
    public WebhookHouse Reborn(Lifeline? life = null) => new(House, Secrets, life);

    public async Task Connect(TenantId tenant, string id, string platform, params (SettingField Field, string Value)[] fields)
    {
        var names = new Dictionary<string, string>();
        var settings = new Dictionary<string, string>();
        foreach (var (field, value) in fields)
        {
            if (!field.IsSecret) settings[field.Name] = value;
            else await Secrets.Set(tenant, names[field.Name] = $"{id}/{field.Name}", new Secret(value), Cancellation);
        }

        var connection = new Connection { Tenant = tenant, Id = id, Platform = platform, Name = id, Settings = settings, SecretNames = names };
        await Directory.Enter(connection, Catalog.Find(platform)!.Webhooks, Cancellation);
        await Connections.Save(connection, Cancellation);
    }

    public Task<WebhookReceipt> Deliver(string text, string secret = Secret, string sender = "10.0.0.1") =>
        Receive.Receive("fakeshop", "shop-1", FakeWebhooks.Delivery(text, secret), sender, Cancellation);

    public async Task<IReadOnlyList<StoredHint>> Waiting(InboxKey? inbox = null) => await Inbox.List(inbox ?? Shop, 10_000, Cancellation).ToListAsync(Cancellation);

    public Task<InboxRound> Drain(InboxKey? inbox = null) => Drainer.Drain(Caller.System, inbox ?? Shop, Cancellation);

    /// <summary>Rounds until nothing is left, each run done when it has its turn.</summary>
    public async Task DrainAll()
    {
        while (await Drain() is { IsEmpty: false } round)
            foreach (var run in round.Runs) await House.NewProcess().Finish(run.SyncId);
    }

    public async Task<IReadOnlyList<Run>> Runs() => await new RunStore(House.Rows, House.Time).List(SyncHouse.Tenant, null, Cancellation).ToListAsync(Cancellation);

    /// <summary>A scheduled poll from its start to its end.</summary>
    public async Task<RunReport> Poll(RecordKind kind = RecordKind.Orders)
    {
        var report = await House.Sync(SyncHouse.Orders with { Entity = kind.Name(), Kinds = [kind], Mode = SyncMode.Incremental, StartedBy = "schedule:sch-1", CreatedAt = House.Time.GetUtcNow() });
        await Silence.AfterRun(Caller.System, SyncHouse.Tenant, report.Run.SyncId, Cancellation);
        return report;
    }
}
