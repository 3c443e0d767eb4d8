using System.Security.Cryptography;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Engine.Operations.Webhooks;

/// <summary>The secrets a connection's deliveries are verified with: the one that counts and the one before.</summary>
public sealed class WebhookSecrets(ConnectionStore connections, ConnectionSecrets stored, ISecretStore secrets, WebhookStateStore states)
{
    private const int Length = 48;

    /// <summary>The secret that counts now; null when there is none.</summary>
    internal async Task<Secret?> Find(Connection connection, CancellationToken cancellation) =>
        connection.SecretNames.TryGetValue(WebhookFields.Secret.Name, out var name) ? await secrets.Get(connection.Tenant, name, cancellation) : null;

    /// <summary>A secret was made that may not have reached the vendor: yet another one would push out the one the vendor has.</summary>
    internal static bool IsUnderWay(Connection connection, WebhookState state) =>
        state.SecretUnderWay is { } name && connection.SecretNames.GetValueOrDefault(WebhookFields.Secret.Name) == name;

    /// <summary>Makes a new secret; the one before stays accepted, the one before that no longer.</summary>
    internal async Task<(Connection Connection, Secret Secret)?> Renew(Connection connection, CancellationToken cancellation)
    {
        var secret = new Secret(RandomNumberGenerator.GetHexString(Length, lowercase: true));
        var names = await stored.Store(connection.Tenant, connection.Id, new Dictionary<string, Secret> { [WebhookFields.Secret.Name] = secret }, cancellation);
        await states.Change(connection.Tenant, connection.Id, now => now with { SecretUnderWay = names[WebhookFields.Secret.Name] }, cancellation);
        string? dropped = null;
        var changed = await connections.Change(connection.Tenant, connection.Id, now =>
        {
            var kept = new Dictionary<string, string>(now.SecretNames);
            kept.Remove(WebhookFields.SecretBefore.Name, out dropped);
            if (kept.TryGetValue(WebhookFields.Secret.Name, out var before)) kept[WebhookFields.SecretBefore.Name] = before;
            kept[WebhookFields.Secret.Name] = names[WebhookFields.Secret.Name];
            return now with { SecretNames = kept };
        }, cancellation);
        if (dropped is not null) await stored.Delete(connection.Tenant, [dropped], cancellation);
        return changed is null ? null : (changed, secret);
    }
}
