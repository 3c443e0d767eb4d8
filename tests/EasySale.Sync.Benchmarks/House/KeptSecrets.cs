using System.Collections.Concurrent;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>Secrets in this process.</summary>
internal sealed class KeptSecrets : ISecretStore
{
    private readonly ConcurrentDictionary<(TenantId Tenant, string Name), Secret> _secrets = [];

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
