using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Plans;

namespace EasySale.Sync.Engine.Runs.Plans;

/// <summary>Which records a plan writes, looked up and kept by the shards of their links.</summary>
internal sealed class PlanIndex(PlanStore plans, TenantId tenant, string planId)
{
    private readonly Dictionary<(RecordKind Kind, string Shard), Dictionary<string, PlannedPresence>> _shards = [];
    private readonly HashSet<(RecordKind Kind, string Shard)> _changed = [];

    public async Task<PlannedPresence?> Find(RecordKey record, CancellationToken cancellation) =>
        (await Shard(record, cancellation)).GetValueOrDefault(record.Id);

    public async Task Set(RecordKey record, PlannedPresence presence, CancellationToken cancellation)
    {
        (await Shard(record, cancellation))[record.Id] = presence;
        _changed.Add(KeyOf(record));
    }

    /// <summary>Forgets what an interrupted attempt at a group entered of a record.</summary>
    public async Task Forget(RecordKey record, int step, long group, CancellationToken cancellation)
    {
        var shard = await Shard(record, cancellation);
        if (shard.GetValueOrDefault(record.Id) is not { } there || (there.Step, there.Group) != (step, group)) return;
        shard.Remove(record.Id);
        _changed.Add(KeyOf(record));
    }

    public async Task Save(CancellationToken cancellation)
    {
        foreach (var key in _changed) await plans.PutPresences(tenant, planId, key.Kind, key.Shard, _shards[key], cancellation);
        _changed.Clear();
    }

    private async Task<Dictionary<string, PlannedPresence>> Shard(RecordKey record, CancellationToken cancellation)
    {
        var key = KeyOf(record);
        if (_shards.TryGetValue(key, out var loaded)) return loaded;
        return _shards[key] = await plans.Presences(tenant, planId, key.Kind, key.Shard, cancellation);
    }

    private static (RecordKind Kind, string Shard) KeyOf(RecordKey record) => (record.Kind, LinkAddress.Of(record.Id).Shard);
}
