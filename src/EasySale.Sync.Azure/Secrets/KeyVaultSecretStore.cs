using Azure;
using Azure.Security.KeyVault.Secrets;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Azure.Secrets;

/// <summary>
/// Credentials in Key Vault. The identity needs the role Key Vault Secrets Officer. Read secrets are kept for a minute, so
/// a value changed by another instance is seen after that at the latest; what renews itself is asked for anew each time.
/// </summary>
public sealed class KeyVaultSecretStore(SecretClient vault, TimeProvider time) : ISecretStore
{
    private readonly SecretCache _cache = new(time);

    public Task<Secret?> Get(TenantId tenant, string name, CancellationToken cancellation)
    {
        SecretLimits.CheckName(name);
        var full = SecretName.Of(tenant, name);
        return _cache.Find(full) is { } kept ? Task.FromResult<Secret?>(kept) : VaultErrors.Guard(() => Fetch(full, cancellation), cancellation);
    }

    public Task<Secret?> GetNewest(TenantId tenant, string name, CancellationToken cancellation)
    {
        SecretLimits.CheckName(name);
        return VaultErrors.Guard(() => Fetch(SecretName.Of(tenant, name), cancellation), cancellation);
    }

    public Task Set(TenantId tenant, string name, Secret value, CancellationToken cancellation)
    {
        SecretLimits.CheckName(name);
        SecretLimits.CheckValue(value);
        var full = SecretName.Of(tenant, name);
        _cache.Forget(full);
        return VaultErrors.Guard(() => Store(full, value, cancellation), cancellation);
    }

    public Task Delete(TenantId tenant, string name, CancellationToken cancellation)
    {
        SecretLimits.CheckName(name);
        var full = SecretName.Of(tenant, name);
        _cache.Forget(full);
        return VaultErrors.Guard(() => Remove(full, cancellation), cancellation);
    }

    private async Task<Secret?> Fetch(string name, CancellationToken cancellation)
    {
        try
        {
            var answer = await vault.GetSecretAsync(name, cancellationToken: cancellation);
            var secret = new Secret(answer.Value.Value);
            _cache.Keep(name, secret);
            return secret;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private async Task<bool> Store(string name, Secret value, CancellationToken cancellation)
    {
        try
        {
            await vault.SetSecretAsync(name, value.Reveal(), cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // The name was deleted and the vault keeps it for its days of grace: it can be recovered but not made anew.
            var recovery = await vault.StartRecoverDeletedSecretAsync(name, cancellation);
            await recovery.WaitForCompletionAsync(cancellation);
            await vault.SetSecretAsync(name, value.Reveal(), cancellation);
        }

        return true;
    }

    private async Task<bool> Remove(string name, CancellationToken cancellation)
    {
        try
        {
            // Until the deletion is through the vault refuses the name for anything else.
            var deletion = await vault.StartDeleteSecretAsync(name, cancellation);
            await deletion.WaitForCompletionAsync(cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }

        return true;
    }
}
