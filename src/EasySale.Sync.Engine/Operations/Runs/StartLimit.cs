using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>Lets a tenant start and retry so many times a minute.</summary>
public sealed class StartLimit(TenantSettingsStore settings, RecentStartStore starts, TimeProvider time)
{
    /// <exception cref="ProblemException">The tenant has had its starts of this minute (429, with the time to wait).</exception>
    public Task Enter(TenantId tenant, CancellationToken cancellation) => Enter(tenant, null, cancellation);

    /// <param name="tenant">Whose start.</param>
    /// <param name="most">The starts a minute the client keeps itself to, where that is fewer than the tenant's; or null.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="ProblemException">These were too many starts (429, with the time to wait).</exception>
    public async Task Enter(TenantId tenant, int? most, CancellationToken cancellation)
    {
        var allowed = (await settings.Get(tenant, cancellation)).StartsPerMinute;
        var perMinute = Math.Min(most ?? allowed, allowed);
        if (await starts.Enter(tenant, perMinute, time.GetUtcNow(), cancellation) is { } wait)
            throw new ProblemException(KnownProblems.TooManyStarts(perMinute, wait));
    }
}
