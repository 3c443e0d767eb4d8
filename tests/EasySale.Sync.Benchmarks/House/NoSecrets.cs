using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Benchmarks.House;

internal sealed class NoSecrets : ISecretStore
{
    public Task<Secret?> Get(TenantId tenant, string name, CancellationToken cancellation) => Task.FromResult<Secret?>(null);

    public Task Set(TenantId tenant, string name, Secret value, CancellationToken cancellation) => Task.CompletedTask;

    public Task Delete(TenantId tenant, string name, CancellationToken cancellation) => Task.CompletedTask;
}
