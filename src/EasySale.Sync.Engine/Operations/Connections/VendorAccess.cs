using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>Ends our access at a vendor, within a time limit. A vendor that does not do it keeps nobody from disconnecting.</summary>
public sealed class VendorAccess(ConnectionOpener opener, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <returns>What to do by hand; null when nothing.</returns>
    internal async Task<string?> End(Connection connection, CancellationToken cancellation)
    {
        using var clock = new CancellationTokenSource(Limit, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clock.Token);
        try
        {
            var opened = await opener.OpenForProbe(connection, new VendorMeter(), limit.Token);
            await opened.System.Disconnect(limit.Token);
            return null;
        }
        catch (SyncException failure)
        {
            return Advice(failure.MerchantMessage);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Advice("It did not answer in time.");
        }
    }

    private static string Advice(string why) => $"Our access was not ended there: {why} End it in the system itself, among its connected apps or keys.";
}
