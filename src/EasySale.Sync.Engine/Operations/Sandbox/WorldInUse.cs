using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Sandbox;

/// <summary>The connections that what people start may use: those of the mode their tenant is in. What starts by itself does not ask.</summary>
public sealed class WorldInUse(ConnectionStore connections, TenantSettingsStore settings)
{
    /// <summary>The connections of the other mode; one that was deleted is of neither, and its run tells of that.</summary>
    public async Task<IReadOnlySet<string>> Others(TenantId tenant, CancellationToken cancellation)
    {
        var inSandbox = (await settings.Get(tenant, cancellation)).IsInSandbox;
        return await connections.List(tenant, cancellation).Where(connection => connection.IsSandbox != inSandbox).Select(connection => connection.Id).ToHashSetAsync(cancellationToken: cancellation);
    }

    /// <exception cref="ProblemException">The connection is of the other mode (409).</exception>
    public async Task Demand(TenantId tenant, string connectionId, CancellationToken cancellation)
    {
        if (await connections.Find(tenant, connectionId, cancellation) is not { } connection) return;
        if (connection.IsSandbox != (await settings.Get(tenant, cancellation)).IsInSandbox)
            throw new ProblemException(KnownProblems.OtherMode(connectionId, connection.IsSandbox));
    }
}
