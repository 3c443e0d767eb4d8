using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Plans;

/// <summary>Plans, a compressed blob for each group of records; and which records a plan writes, by the shards of their links.</summary>
public sealed class PlanStore(IBlobStore blobs)
{
    public Task Put(TenantId tenant, string planId, int step, long group, PlanGroup planned, CancellationToken cancellation) =>
        blobs.Put(tenant, Keys.PlanGroup(planId, step, group), Compression.Pack(StoredJson.Write(planned)), cancellation);

    /// <summary>What was planned for a group; null where it is gone or was never planned.</summary>
    public async Task<PlanGroup?> Get(TenantId tenant, string planId, int step, long group, CancellationToken cancellation) =>
        await blobs.Get(tenant, Keys.PlanGroup(planId, step, group), cancellation) is { } packed
            ? StoredJson.Read<PlanGroup>(Compression.Unpack(packed))
            : null;

    /// <summary>Source id → what the plan makes of it, for the ids of one shard.</summary>
    public async Task<Dictionary<string, PlannedPresence>> Presences(
        TenantId tenant, string planId, RecordKind kind, string shard, CancellationToken cancellation) =>
        await blobs.Get(tenant, Keys.PlanIndex(planId, kind, shard), cancellation) is { } packed
            ? StoredJson.Read<Dictionary<string, PlannedPresence>>(Compression.Unpack(packed))
            : [];

    public Task PutPresences(
        TenantId tenant, string planId, RecordKind kind, string shard, Dictionary<string, PlannedPresence> presences, CancellationToken cancellation) =>
        blobs.Put(tenant, Keys.PlanIndex(planId, kind, shard), Compression.Pack(StoredJson.Write(presences)), cancellation);

    /// <summary>Everything that is kept of plans, a name each, newest plan first.</summary>
    public IAsyncEnumerable<string> Names(TenantId tenant, CancellationToken cancellation) => blobs.List(tenant, Keys.Plans, cancellation);

    /// <summary>Whose plan a name belongs to.</summary>
    public static string PlanOf(string name) => name[Keys.Plans.Length..].Split('/')[0];

    public Task Delete(TenantId tenant, string name, CancellationToken cancellation) => blobs.Delete(tenant, name, cancellation);
}
