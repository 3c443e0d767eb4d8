using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Hosts.Tests.Api;

/// <summary>Takes secrets and has none, so that no vendor is ever called.</summary>
internal sealed class ForgettingSecrets : ISecretStore
{
    public Task<Secret?> Get(TenantId tenant, string name, CancellationToken cancellation) => Task.FromResult<Secret?>(null);

    public Task Set(TenantId tenant, string name, Secret value, CancellationToken cancellation) => Task.CompletedTask;

    public Task Delete(TenantId tenant, string name, CancellationToken cancellation) => Task.CompletedTask;
}
