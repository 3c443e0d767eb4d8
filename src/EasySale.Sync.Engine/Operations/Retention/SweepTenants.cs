using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Stores.Retention;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Telemetry;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Engine.Operations.Retention;

/// <summary>
/// Sweeps tenants that are due: each once a day, and sooner while there is more than one sweep takes. What else is to be seen to in each
/// tenant now and then is done at the same time.
/// </summary>
public sealed partial class SweepTenants(
    RetentionStore tenants, TenantSettingsStore settings, IEnumerable<Sweep> sweeps, TakeUpConnections connections, TimeProvider time, ILogger<SweepTenants> logger)
{
    /// <summary>Things of one kind removed from a tenant in one sweep.</summary>
    public const int Most = 500;

    /// <summary>Tenants swept in one call.</summary>
    public const int TenantsAtOnce = 100;

    private static readonly TimeSpan Daily = TimeSpan.FromHours(23);

    public async Task Run(Caller caller, CancellationToken cancellation)
    {
        caller.DemandSystem();
        foreach (var tenant in await tenants.Due(time.GetUtcNow(), cancellation).Take(TenantsAtOnce).ToListAsync(cancellation))
        {
            var isDone = true;
            foreach (var sweep in sweeps) isDone &= await Remove(sweep, tenant, cancellation) < Most;
            await Guarded(nameof(TakeUpConnections), tenant, () => connections.Run(tenant, cancellation));
            await tenants.Set(tenant, time.GetUtcNow() + (isDone ? Daily : TimeSpan.Zero), cancellation);
        }
    }

    private async Task<int> Remove(Sweep sweep, TenantId tenant, CancellationToken cancellation)
    {
        var removed = 0;
        await Guarded(sweep.GetType().Name, tenant, async () => removed = await sweep.Remove(tenant, await settings.Get(tenant, cancellation), Most, cancellation));
        return removed;
    }

    // One kind of data, or one tenant, that cannot be swept must not keep the others.
    private async Task Guarded(string what, TenantId tenant, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(logger, what, tenant, fault);
        }
    }

    [LoggerMessage(LogEvents.SweepFailed, LogLevel.Error, "{Sweep} of {Tenant} failed; it is tried again tomorrow: {Fault}")]
    private static partial void LogFailed(ILogger logger, LogName sweep, TenantId tenant, MaskedFault fault);
}
