using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Health;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Telemetry;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>
/// Checks connections that nobody has looked at for as long as their tenant chose, so that a dead credential is found before the next
/// run needs it. What it finds is what health shows and what people are told.
/// </summary>
public sealed partial class ProbeConnections(
    DueProbeStore due, ConnectionStore connections, HealthStore health, ConnectionProbe probe, TenantSettingsStore settings, TimeProvider time,
    ILogger<ProbeConnections> logger)
{
    /// <summary>Connections looked at in one call; the next call goes on.</summary>
    public const int Most = 200;

    private const int AtOnce = 4;

    /// <summary>Tenants who want no checks are asked again a day later.</summary>
    private static readonly TimeSpan Unwanted = TimeSpan.FromDays(1);

    public async Task Run(Caller caller, CancellationToken cancellation)
    {
        caller.DemandSystem();
        var entries = await due.List(time.GetUtcNow(), cancellation).Take(Most).ToListAsync(cancellation);
        await Parallel.ForEachAsync(entries, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (entry, stop) =>
        {
            try
            {
                await Probe(entry, stop);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // One connection that cannot be looked at must not keep the others; it stays due.
                LogFailed(logger, entry.ConnectionId, entry.Tenant, fault);
            }
        });
    }

    private async Task Probe(DueProbe entry, CancellationToken cancellation)
    {
        if (!await due.Holds(entry, cancellation))
        {
            await due.Remove(entry, cancellation);
            return;
        }

        // One that is switched on again is entered again.
        if (await connections.Find(entry.Tenant, entry.ConnectionId, cancellation) is not { Enabled: true } connection) await Drop(entry, cancellation);
        else if (await Next(connection, cancellation) is { } next) await Move(entry, next, cancellation);
    }

    /// <summary>When it is looked at again; null while somebody else is at it.</summary>
    private async Task<DateTimeOffset?> Next(Connection connection, CancellationToken cancellation)
    {
        var interval = TimeSpan.FromHours((await settings.Get(connection.Tenant, cancellation)).CheckConnectionsHours);
        var now = time.GetUtcNow();
        if (interval == TimeSpan.Zero) return now + Unwanted;
        var known = await health.Find(connection.Tenant, connection.Id, cancellation);
        if (known?.Value.At is { } last && last >= connection.UpdatedAt && last + interval > now) return last + interval;
        if (!await health.Claim(connection.Tenant, connection.Id, known, now, cancellation)) return null;
        await probe.Check(connection, cancellation);
        return now + interval;
    }

    private async Task Move(DueProbe entry, DateTimeOffset next, CancellationToken cancellation)
    {
        await due.Put(entry with { At = next }, cancellation);
        await due.Remove(entry, cancellation);
    }

    private async Task Drop(DueProbe entry, CancellationToken cancellation)
    {
        await due.Forget(entry.Tenant, entry.ConnectionId, cancellation);
        await due.Remove(entry, cancellation);
    }

    [LoggerMessage(LogEvents.ConnectionNotChecked, LogLevel.Error, "Connection {Connection} of {Tenant} could not be checked; it is tried again: {Fault}")]
    private static partial void LogFailed(ILogger logger, LogName connection, TenantId tenant, MaskedFault fault);
}
