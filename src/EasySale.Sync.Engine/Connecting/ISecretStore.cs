using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>
/// A tenant's credentials by name: Key Vault in Azure, an encrypted store on one machine. Names are 1–200 characters of
/// any kind and case-sensitive; values are 1–25,000 bytes as UTF-8 (<see cref="SecretLimits"/>).
/// </summary>
/// <exception cref="Failures.SyncException">
/// The store does not answer (<see cref="Failures.FailureCause.TryAgain"/>) or may not be used (<see cref="Failures.FailureCause.FixSettings"/>).
/// </exception>
public interface ISecretStore
{
    /// <summary>The secret, or null where there is none of that name.</summary>
    Task<Secret?> Get(TenantId tenant, string name, CancellationToken cancellation);

    /// <summary>The same as it is stored now, whatever was read a moment ago: for secrets that other processes renew. By default nothing is kept.</summary>
    Task<Secret?> GetNewest(TenantId tenant, string name, CancellationToken cancellation) => Get(tenant, name, cancellation);

    /// <summary>Stores a secret, replacing one of that name.</summary>
    Task Set(TenantId tenant, string name, Secret value, CancellationToken cancellation);

    /// <summary>Deletes a secret; a missing one is fine. The name can be set again at once.</summary>
    Task Delete(TenantId tenant, string name, CancellationToken cancellation);
}
