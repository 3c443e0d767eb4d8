using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>Secrets as one mortal process sees them.</summary>
internal sealed class MortalSecrets(ISecretStore secrets, Life life) : ISecretStore
{
    public async Task<Secret?> Get(TenantId tenant, string name, CancellationToken cancellation)
    {
        await life.Observe();
        return await secrets.Get(tenant, name, cancellation);
    }

    public Task Set(TenantId tenant, string name, Secret value, CancellationToken cancellation) =>
        life.Effect(() => secrets.Set(tenant, name, value, cancellation));

    public Task Delete(TenantId tenant, string name, CancellationToken cancellation) =>
        life.Effect(() => secrets.Delete(tenant, name, cancellation));
}
