using System.Collections.Concurrent;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.Contract;

/// <summary>Secrets in memory.</summary>
internal sealed class HeldSecrets : ISecretStore
{
    private readonly ConcurrentDictionary<(TenantId, string), Secret> _secrets = new();

    public IEnumerable<Secret> Values => _secrets.Values;

    /// <summary>The process ends where the next value would be saved.</summary>
    public bool DiesAtNextSave { get; set; }

    public Task<Secret?> Get(TenantId tenant, string name, CancellationToken cancellation) =>
        Task.FromResult(_secrets.GetValueOrDefault((tenant, name)));

    public Task Set(TenantId tenant, string name, Secret value, CancellationToken cancellation)
    {
        if (DiesAtNextSave)
        {
            DiesAtNextSave = false;
            throw new IOException("The process died.");
        }

        _secrets[(tenant, name)] = value;
        return Task.CompletedTask;
    }

    public Task Delete(TenantId tenant, string name, CancellationToken cancellation)
    {
        _secrets.TryRemove((tenant, name), out _);
        return Task.CompletedTask;
    }
}
