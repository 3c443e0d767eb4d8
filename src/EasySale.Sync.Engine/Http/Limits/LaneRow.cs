using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Http.Limits;

/// <summary>The stored schedule of one lane.</summary>
internal sealed class LaneRow(LaneScheduleStore store, TenantId tenant, string connectionId, string lane)
{
    public string Lane => lane;

    public Task<Stored<LaneSchedule>?> Find(CancellationToken cancellation) => store.Find(tenant, connectionId, lane, cancellation);

    public Task<Stored<LaneSchedule>?> Save(LaneSchedule schedule, string? version, CancellationToken cancellation) =>
        store.Save(tenant, connectionId, lane, schedule, version, cancellation);
}
