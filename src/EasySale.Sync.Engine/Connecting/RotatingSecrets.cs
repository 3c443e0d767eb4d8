using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Locks;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>
/// Secrets of a connection that renew themselves, such as access tokens: kept in the secret store for all workers, renewed by one
/// worker at a time, and durable before anybody uses the new value.
/// </summary>
public sealed class RotatingSecrets(ISecretStore secrets, LeaseStore leases, Connection connection, TimeProvider time)
{
    /// <summary>Longer than a renewal with its timeouts takes.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);
    private const int Looks = 5;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(400);

    /// <summary>The value as it is stored now, or null when none was ever stored under this name.</summary>
    public Task<Secret?> Read(string name, CancellationToken cancellation) => secrets.GetNewest(connection.Tenant, NameOf(name), cancellation);

    /// <summary>
    /// Renews a value. When another worker has renewed it meanwhile its value is returned; otherwise <paramref name="renew"/> is
    /// called with what is stored, its answer is stored, and only then returned.
    /// </summary>
    /// <param name="name">The secret's name within the connection.</param>
    /// <param name="stale">The value the caller found wanting; null when it had none.</param>
    /// <param name="renew">Makes the new value of the stored one (null when there is none).</param>
    /// <param name="cancellation">Stops the wait, never the saving of a value that was renewed.</param>
    /// <exception cref="SyncException">Another worker is renewing it and has not finished (<see cref="FailureCause.TryAgain"/>), or what <paramref name="renew"/> threw.</exception>
    public async Task<Secret> Renew(
        string name, Secret? stale, Func<Secret?, CancellationToken, Task<Secret>> renew, CancellationToken cancellation)
    {
        for (var look = 0; look < Looks; look++)
        {
            if (await Read(name, cancellation) is { } renewed && !renewed.Equals(stale)) return renewed;
            if (await leases.TryTake(connection.Tenant, NameOf(name), LeaseTime, cancellation) is { } lease)
                return await Renew(name, stale, renew, lease, cancellation);
            await Task.Delay(BetweenLooks, time, cancellation);
        }

        throw new SyncException(
            FailureCause.TryAgain, "connection.renewing", $"The access of the connection \"{connection.Name}\" is being renewed. It goes on by itself.")
        {
            RetryAfter = RetryAfter,
            // The worker may have died: then its lease has to run out, which takes longer than a run waits for anything else.
            IsHeldBack = true,
        };
    }

    private async Task<Secret> Renew(
        string name, Secret? stale, Func<Secret?, CancellationToken, Task<Secret>> renew, Lease lease, CancellationToken cancellation)
    {
        try
        {
            var stored = await Read(name, cancellation);
            if (stored is not null && !stored.Equals(stale)) return stored;
            var renewed = await renew(stored, cancellation);
            await secrets.Set(connection.Tenant, NameOf(name), renewed, CancellationToken.None);
            return renewed;
        }
        finally
        {
            await leases.GiveBack(lease, CancellationToken.None);
        }
    }

    /// <summary>The name in the secret store.</summary>
    public static string NameOf(string connectionId, string name) => $"connections/{connectionId}/rotating/{name}";

    private string NameOf(string name) => NameOf(connection.Id, name);
}
