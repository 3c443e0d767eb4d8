using EasySale.Sync.Azure.Storage;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>The engine between two systems without latency.</summary>
internal sealed class BenchHouse
{
    private static readonly TenantId Tenant = new("bench");
    private readonly StorageMeter _meter;
    private readonly RunStores _stores;
    private readonly RunLifecycle _lifecycle;
    private readonly SliceRunner _slices;

    private BenchHouse(GeneratedShop shop, IRowStore rows, IBlobStore blobs, StorageMeter meter)
    {
        (_meter, var time) = (meter, TimeProvider.System);
        var catalog = new ConnectorCatalog([shop, new AcceptingTarget()]);
        _stores = RunStores.Over(rows, blobs, time);
        _lifecycle = new RunLifecycle(_stores, catalog, time);
        var opener = new ConnectionOpener(catalog, new NoSecrets(), blobs, new LeaseStore(rows, time), VendorClient.Create(new OutboundAddresses(allowsLoopback: true)), time,
            new ConnectionGates(new GateStore(rows), new LaneScheduleStore(rows), time));
        _slices = new SliceRunner(_stores, opener, _meter, new RetryDelay(() => 0), time, NullLogger<SliceRunner>.Instance);
    }

    /// <summary>Storage without latency, in this process.</summary>
    public static BenchHouse InMemory(GeneratedShop shop)
    {
        var meter = new StorageMeter();
        return new BenchHouse(shop, new MemoryRowStore(meter), new ForgettingBlobs(meter), meter);
    }

    /// <summary>Storage of a real account or the emulator, as the host uses it: nothing of it is in this process.</summary>
    public static BenchHouse On(string storage, GeneratedShop shop)
    {
        var meter = new StorageMeter();
        var clients = StorageClients.Of(storage, meter);
        return new BenchHouse(shop, new TableRowStore(clients), new BlobStore(clients), meter);
    }

    public async Task Furnish()
    {
        await _stores.Connections.Add(new Connection { Tenant = Tenant, Id = "shop", Platform = GeneratedShop.Name, Name = "Shop" }, default);
        await _stores.Connections.Add(new Connection { Tenant = Tenant, Id = "target", Platform = AcceptingTarget.Name, Name = "Target" }, default);
    }

    /// <summary>One run from its start to its end; every storage transaction of it counted.</summary>
    public async Task<BenchRun> Sync(SyncMode mode)
    {
        var (before, started) = (_meter.Transactions, TimeProvider.System.GetTimestamp());
        var syncId = SyncIds.New(TimeProvider.System.GetUtcNow());
        await _stores.Runs.Add(Run(syncId, mode), default);
        await _lifecycle.Begin(Tenant, syncId, default);
        while ((await _slices.Run(Tenant, syncId, 0, default)).State == SliceState.More) { }
        await _lifecycle.Finish(Tenant, syncId, default);
        var (elapsed, transactions) = (TimeProvider.System.GetElapsedTime(started), _meter.Transactions - before);
        var step = (await _stores.Runs.Steps(Tenant, syncId, default))[0];
        return step.State == StepState.Done
            ? new BenchRun(step.Counts, elapsed, transactions)
            : throw new InvalidOperationException($"The run did not end well: {step.Error}");
    }

    private static Run Run(string syncId, SyncMode mode) => new()
    {
        Tenant = Tenant,
        SyncId = syncId,
        Entity = "orders",
        Mode = mode,
        Source = "shop",
        Target = "target",
        Kinds = [RecordKind.Orders],
        StartedBy = "bench",
        CreatedAt = TimeProvider.System.GetUtcNow(),
    };
}
