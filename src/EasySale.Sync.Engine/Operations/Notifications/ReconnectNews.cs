using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>
/// A run that stopped because a connection's credentials are not accepted tells of the connection, as its check does, so that both are one
/// event. Codes begin with the platform: where both connections are of it, nobody can say which, and the run tells of itself.
/// </summary>
public sealed class ReconnectNews(ConnectionStore connections, TimeProvider time)
{
    /// <summary>What to tell of it, or null.</summary>
    public async Task<NotificationEvent?> Of(Run run, CancellationToken cancellation)
    {
        if (run is not { Status: RunStatus.Failed, Error: { } error } || !ConnectionNews.AsksReconnect(error.Code)) return null;
        var ends = await connections.Find(run.Tenant, [run.Source, run.Target], cancellation);
        return ends.Where(end => error.Code.StartsWith($"{end.Platform}.", StringComparison.Ordinal)).ToList() is [var only]
            ? ConnectionNews.MustReconnect(only, error.Message, time.GetUtcNow()) with { SyncId = run.SyncId }
            : null;
    }
}
