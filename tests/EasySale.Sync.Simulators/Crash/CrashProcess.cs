using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Locks;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>One life of the program: does what the orchestrator would ask of it, until it is done or dead.</summary>
public sealed class CrashProcess
{
    /// <summary>More slices than any run here needs: one that takes more goes round in circles.</summary>
    private const int MostSlices = 200;

    private readonly RunLifecycle _lifecycle;
    private readonly SliceRunner _slices;
    private int _done;

    public CrashProcess(CrashHouse house, Life life)
    {
        House = house;
        var rows = new MortalRows(house.Rows, life, house.LinkPartitions);
        var blobs = new MortalBlobs(house.Blobs, life);
        var time = house.Time;
        var catalog = new ConnectorCatalog(((Connector[])[house.Source.Connector, house.Target.Connector]).DistinctBy(connector => connector.Platform));
        var stores = RunStores.Over(rows, blobs, time);
        var opener = new ConnectionOpener(
            catalog, new MortalSecrets(house.Secrets, life), blobs, new LeaseStore(rows, time), new HttpClient(new MortalCalls(house.Calls, life)), time,
            new ConnectionGates(new GateStore(rows), new LaneScheduleStore(rows), time));
        _lifecycle = new RunLifecycle(stores, catalog, time);
        _slices = new SliceRunner(stores, opener, house.Meter, new RetryDelay(() => 0), time, NullLogger<SliceRunner>.Instance);
        Timers = new CrashTimers(this, life, rows, stores, catalog);
        People = new CrashPeople(house, rows, stores, catalog);
    }

    public CrashHouse House { get; }

    public CrashTimers Timers { get; }

    public CrashPeople People { get; }

    /// <summary>The whole run, from wherever it stands.</summary>
    public async Task Finish(string syncId)
    {
        foreach (var step in (await _lifecycle.Begin(CrashHouse.Tenant, syncId, default)).Steps)
            if (await AllSlices(syncId, step.Index) != SliceState.Done) break;
        await _lifecycle.Finish(CrashHouse.Tenant, syncId, default);
    }

    private async Task<SliceState> AllSlices(string syncId, int step)
    {
        while (true)
        {
            if (++_done > MostSlices) throw new InvalidOperationException($"Run {syncId} does not end.");
            var slice = await _slices.Run(CrashHouse.Tenant, syncId, step, default);
            House.Time.Advance(TimeSpan.FromSeconds(slice.WaitSeconds));
            if (slice.State is not (SliceState.More or SliceState.Wait)) return slice.State;
        }
    }
}
