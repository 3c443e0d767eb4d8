using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Plans;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Fakes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Engine.Tests.Runs;

/// <summary>A shop, a ledger and what is stored between them; each <see cref="Process"/> is one life of the program over it.</summary>
public sealed class SyncHouse
{
    public static readonly TenantId Tenant = new("acme");

    public StorageMeter Meter { get; } = new();

    public ManualTime Time { get; init; } = new();

    /// <summary>Another clock for slices, where their waits are to be seen.</summary>
    public TimeProvider? SliceTime { get; init; }

    public ILoggerFactory Logs { get; init; } = NullLoggerFactory.Instance;

    public FakeShop Shop { get; } = new();

    public FakeLedger Ledger { get; init; } = new();

    /// <summary>More systems.</summary>
    public Func<Lifeline, IEnumerable<Connector>> Also { get; init; } = _ => [];

    public MemoryRowStore Rows => field ??= new MemoryRowStore(Meter);

    public MemoryBlobStore Blobs => field ??= new MemoryBlobStore(Meter);

    /// <summary>Where processes wrote: table and partition, or the blob's name.</summary>
    public List<string> Written { get; } = [];

    public PlanStore Plans => new(Blobs);

    public FailureStore Failures => new(Rows);

    public PayloadStore Payloads => new(Rows);

    public AuditStore Audit => new(Rows, Time);

    public GetFailure GetFailure => new(Failures, Payloads);

    public EditPayload EditPayload => new(Failures, Payloads, Audit, GetFailure, Time);

    public DismissFailure DismissFailure => new(Failures, Payloads, Links, Audit, Time);

    public LinkStore Links => new(Rows, Blobs);

    public JournalStore Journal => new(Blobs);

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static LinkScope Scope(RecordKind kind) => new(Tenant, "shop-1", "ledger-1", kind);

    public Process NewProcess(Lifeline? life = null)
    {
        life ??= new Lifeline();
        var rows = new MortalRowStore(Rows, life, Written);
        var blobs = new MortalBlobStore(Blobs, life, Written);
        var catalog = new ConnectorCatalog([new FakeShopConnector(Shop), new FakeLedgerConnector(Ledger, life), .. Also(life)]);
        var stores = RunStores.Over(rows, blobs, Time);
        var opener = new ConnectionOpener(catalog, new MemorySecretStore(), blobs, new LeaseStore(rows, Time), new HttpClient(new EmptyAnswers()), Time,
            new ConnectionGates(new GateStore(rows), new LaneScheduleStore(rows), Time));
        var slices = new SliceRunner(stores, opener, Meter, new RetryDelay(() => 0), SliceTime ?? Time, Logs.CreateLogger<SliceRunner>());
        var launcher = new RunLauncher(stores.Runs, stores.ActiveRuns, new ActiveTenantStore(rows), stores.Settings);
        var retries = new RetryDueRecords(
            stores.DueRetries, stores.Retries, stores.Failures, stores.Runs, launcher,
            new TurnedOffRoutes(stores.Connections, new RouteMaps(catalog, stores.TwoWay.Routes), stores.Runs), Time, NullLogger<RetryDueRecords>.Instance);
        return new Process(stores, new RunLifecycle(stores, catalog, Time, Logs.CreateLogger<RunLifecycle>()), slices, retries, Time);
    }

    /// <summary>Stores a run, and the two connections if they are not there yet.</summary>
    public async Task<string> Ask(Run? run = null)
    {
        var connections = new ConnectionStore(Rows);
        await connections.Add(new Connection { Tenant = Tenant, Id = "shop-1", Platform = "fakeshop", Name = "Shop" }, Cancellation);
        await connections.Add(new Connection { Tenant = Tenant, Id = "ledger-1", Platform = "fakeledger", Name = "Ledger" }, Cancellation);
        Time.Advance(TimeSpan.FromMinutes(1));
        run = (run ?? Orders) with { SyncId = SyncIds.New(Time.GetUtcNow()) };
        await new RunStore(Rows, Time).Add(run, Cancellation);
        return run.SyncId;
    }

    /// <summary>A run from its start to its end in an undisturbed process.</summary>
    public async Task<RunReport> Sync(Run? run = null)
    {
        var syncId = await Ask(run);
        await NewProcess().Finish(syncId);
        return await Report(syncId);
    }

    public async Task<RunReport> Report(string syncId)
    {
        var runs = new RunStore(Rows, Time);
        return new RunReport((await runs.Find(Tenant, syncId, Cancellation))!.Value, await runs.Steps(Tenant, syncId, Cancellation));
    }

    public async Task<IReadOnlyList<FailedRecord>> OpenFailures() => await Failures.List(Tenant, null, Cancellation).ToListAsync(Cancellation);

    public async Task<Link?> Link(RecordKind kind, string id, string purpose = Purposes.Record) =>
        (await Links.Read(Scope(kind), [id], Cancellation)).Find(id, purpose);

    public async Task<IReadOnlyList<Link>> OpenIntents()
    {
        var open = new List<Link>();
        var shards = Ledger.Sent.Select(sent => sent.Record.Id).Append("1").Select(id => LinkAddress.Of(id).Shard).ToHashSet();
        foreach (var kind in new[] { RecordKind.Customers, RecordKind.Orders })
            open.AddRange((await Links.ReadShards(Scope(kind), shards, Cancellation)).OpenIntents);
        return open;
    }

    public static Run Orders { get; } = new()
    {
        Tenant = Tenant,
        SyncId = "",
        Entity = "orders",
        Mode = SyncMode.Full,
        Source = "shop-1",
        Target = "ledger-1",
        Kinds = [RecordKind.Orders],
        StartedBy = "ann",
        CreatedAt = default,
    };
}
