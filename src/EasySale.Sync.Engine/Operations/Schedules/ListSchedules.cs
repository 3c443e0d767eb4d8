using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Schedules;

namespace EasySale.Sync.Engine.Operations.Schedules;

/// <summary>Shows a tenant's schedules.</summary>
public sealed class ListSchedules(ScheduleStore schedules)
{
    /// <summary>All of them; a tenant has few.</summary>
    public async Task<Listing<ScheduleView>> List(Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        return new Listing<ScheduleView>(
            await schedules.List(caller.Tenant, cancellation).Select(schedule => new ScheduleView(schedule)).ToListAsync(cancellation), null);
    }

    /// <exception cref="ProblemException">There is no such schedule (404).</exception>
    public async Task<ScheduleView> Get(Caller caller, string id, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        return await schedules.Find(caller.Tenant, id, cancellation) is { } stored
            ? new ScheduleView(stored.Value)
            : throw new ProblemException(Unknown(id));
    }

    internal static Problem Unknown(string id) => KnownProblems.NotFound($"There is no schedule \"{id}\". GET /api/sync/schedules lists them.");
}
