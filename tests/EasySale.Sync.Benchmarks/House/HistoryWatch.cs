using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>Looks at a run's rows in the local host's storage from time to time.</summary>
internal sealed class HistoryWatch(IRowStore rows, TenantId tenant, string syncId)
{
    private readonly PartitionKey _partition = PartitionKey.Directory("durable", "instance", $"{tenant}-{syncId}");

    /// <summary>The most history rows that lay there at once.</summary>
    public int Most { get; private set; }

    public async Task Look() => Most = Math.Max(Most, await rows.Query(Table.LocalDurable, _partition, RowRange.All, null, default).CountAsync());

    /// <summary>Activities called for it: one for its beginning, one for its end, and its slices.</summary>
    public async Task<long> ActivityCalls() =>
        2 + (await new RunStore(rows, TimeProvider.System).Steps(tenant, syncId, default)).Sum(step => step.Slices);
}
