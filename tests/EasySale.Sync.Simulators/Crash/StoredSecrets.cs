using System.Collections.Concurrent;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>Secrets in memory, which outlive the processes that use them.</summary>
internal sealed class StoredSecrets : ISecretStore
{
    private readonly ConcurrentDictionary<(TenantId, string), Secret> _secrets = new();

    public Task<Secret?> Get(TenantId tenant, string name, CancellationToken cancellation) => Task.FromResult(_secrets.GetValueOrDefault((tenant, name)));

    public Task Set(TenantId tenant, string name, Secret value, CancellationToken cancellation)
    {
        _secrets[(tenant, name)] = value;
        return Task.CompletedTask;
    }

    public Task Delete(TenantId tenant, string name, CancellationToken cancellation)
    {
        _secrets.TryRemove((tenant, name), out _);
        return Task.CompletedTask;
    }
}
