using System.Collections.Concurrent;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Hosts.Tests.Accounts;

/// <summary>Secrets in memory, which a test can look at.</summary>
internal sealed class KeptSecrets : ISecretStore
{
    private readonly ConcurrentDictionary<(TenantId Tenant, string Name), Secret> _kept = new();

    public IEnumerable<string> Names(TenantId tenant) => _kept.Keys.Where(key => key.Tenant == tenant).Select(key => key.Name);

    /// <summary>All values, and the texts inside of those that are JSON.</summary>
    public IEnumerable<string> Values => _kept.Values.Select(secret => secret.Reveal());

    public Task<Secret?> Get(TenantId tenant, string name, CancellationToken cancellation) => Task.FromResult(_kept.GetValueOrDefault((tenant, name)));

    public Task Set(TenantId tenant, string name, Secret value, CancellationToken cancellation)
    {
        _kept[(tenant, name)] = value;
        return Task.CompletedTask;
    }

    public Task Delete(TenantId tenant, string name, CancellationToken cancellation)
    {
        _kept.TryRemove((tenant, name), out _);
        return Task.CompletedTask;
    }
}
