using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Schedules;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Schedules;

/// <summary>Offers the usual schedules for the routes of a connection: everything once a day, what changed once an hour, a comparison every night.</summary>
public sealed class SuggestSchedules(ConnectionStore connections, RouteMaps routes)
{
    private const string Daily = "0 2 * * *";
    private const string Hourly = "10 * * * *";
    private const string Nightly = "30 3 * * *";

    /// <returns>Bodies for <c>POST /api/sync/schedules</c>; none for a connection nothing is read from.</returns>
    /// <exception cref="ProblemException">There is no such connection (400).</exception>
    public async Task<Listing<SuggestedSchedule>> Suggest(Caller caller, string? credentialId, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var all = await connections.List(caller.Tenant, cancellation).ToListAsync(cancellation);
        var source = all.FirstOrDefault(connection => connection.Id == credentialId) ?? throw new ProblemException(KnownProblems.BadInput(
            "credentialId", $"Must be the id of a connection. Allowed: {string.Join(", ", all.Select(connection => connection.Id))}."));
        var map = await routes.Of(caller.Tenant, cancellation);
        var hasRoute = all.Any(target => target != source && target.IsSandbox == source.IsSandbox && map.Kinds(source, target).Count > 0);
        return new Listing<SuggestedSchedule>(hasRoute ? [Of(source, Daily, SyncMode.Full), Of(source, Hourly, SyncMode.Incremental), Of(source, Nightly, SyncMode.Compare)] : [], null);
    }

    private static SuggestedSchedule Of(Connection source, string cron, SyncMode mode) =>
        new(source.Platform, source.Id, EntityNames.All, cron, mode, ScheduleDefaults.TimeZone, true);
}
