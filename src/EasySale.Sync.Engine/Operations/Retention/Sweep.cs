using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Retention;

/// <summary>Removes one kind of data that is older than a tenant keeps it.</summary>
public abstract class Sweep
{
    /// <summary>Removes at most about <paramref name="most"/> things, oldest first. May be cut off anywhere and called again.</summary>
    /// <returns>How many were removed; <paramref name="most"/> or more mean that there may be more.</returns>
    public abstract Task<int> Remove(TenantId tenant, TenantSettings settings, int most, CancellationToken cancellation);
}
