using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Consent;

/// <summary>Calls a new connection what its account is called there, so that two of one platform are told apart. One that does not say keeps its name.</summary>
public sealed class NameAccount(ConnectionOpener opener, ConnectionStore connections, MeteredCallStore metered, TimeProvider time)
{
    private const int LongestName = 100;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <returns>The connection as it is called now.</returns>
    internal async Task<Connection> Name(Connection connection, CancellationToken cancellation)
    {
        if ((await Asked(connection, cancellation))?.Trim() is not { Length: > 0 } name) return connection;
        var shortened = name.Length <= LongestName ? name : name[..LongestName];
        return await connections.Change(connection.Tenant, connection.Id, now => now with { Name = shortened }, cancellation) ?? connection;
    }

    private async Task<string?> Asked(Connection connection, CancellationToken cancellation)
    {
        using var clock = new CancellationTokenSource(Limit, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clock.Token);
        var meter = new VendorMeter();
        try
        {
            var opened = await opener.OpenForProbe(connection, meter, limit.Token);
            return (await opened.System.Profile(limit.Token)).Name;
        }
        catch (SyncException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await metered.Add(connection.Tenant, connection.Id, meter.MeteredCalls, CancellationToken.None);
        }
    }
}
