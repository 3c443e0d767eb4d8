using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Stores.Health;
using EasySale.Sync.Engine.Stores.Limits;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>Tries a connection for real, within a time limit, and keeps what it found.</summary>
public sealed class ConnectionProbe(ConnectionOpener opener, HealthStore health, MeteredCallStore metered, ConnectionNews news, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public async Task<HealthCheck> Check(Connection connection, CancellationToken cancellation)
    {
        var meter = new VendorMeter();
        var checks = await Probe(connection, meter, cancellation);
        await metered.Add(connection.Tenant, connection.Id, meter.MeteredCalls, cancellation);
        var check = new HealthCheck { Checks = checks, MeteredCalls = meter.MeteredCalls, At = time.GetUtcNow() };
        await health.Save(connection.Tenant, connection.Id, check, cancellation);
        await news.Checked(connection, check, cancellation);
        return check;
    }

    private async Task<IReadOnlyList<ProbeCheck>> Probe(Connection connection, VendorMeter meter, CancellationToken cancellation)
    {
        using var clock = new CancellationTokenSource(Limit, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clock.Token);
        try
        {
            var opened = await opener.OpenForProbe(connection, meter, limit.Token);
            return (await opened.System.Probe(limit.Token)).Checks;
        }
        catch (SyncException failure)
        {
            return [new ProbeCheck("connect", Ok: false, failure.MerchantMessage, failure.Code)];
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return [new ProbeCheck("connect", Ok: false, $"It did not answer within {Limit.TotalSeconds} seconds. Check that the address is right and the system is up.", "network.timeout")];
        }
    }
}
