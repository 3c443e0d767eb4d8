using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Engine.Telemetry;

namespace EasySale.Sync.Engine.Operations.Webhooks;

/// <summary>
/// Takes a vendor's delivery: verified over its raw bytes before anything is parsed, then its hints are stored. Nobody is known
/// before the delivery has proved itself; when this returns, a process that dies loses nothing.
/// </summary>
public sealed class ReceiveWebhook(
    ConnectorCatalog connectors, ConnectionDirectory directory, ConnectionStore connections, ISecretStore secrets, AppWebhookSecrets appSecrets,
    HintIntake intake, RefusedDeliveries refused, WebhookStateStore states, TimeProvider time)
{
    /// <summary>A delivery to a connection's own address.</summary>
    /// <exception cref="ProblemException">It is not verified, whatever the reason (401; 429 when the sender keeps trying).</exception>
    public async Task<WebhookReceipt> Receive(string platform, string connectionId, WebhookDelivery delivery, string sender, CancellationToken cancellation)
    {
        using var watched = new WatchedDelivery(connectors.Find(platform)?.Platform, time);
        var place = $"{platform}/{connectionId}";
        if (connectionId.Length > Connection.LongestId || connectors.Find(platform) is not { Webhooks: { AccountSetting: null } reader } connector)
            throw refused.Refuse(place, sender);
        if (reader.IsPing(delivery)) return watched.Taken(WebhookReceipt.Nothing);
        var owners = await Owners(platform, connectionId, reader, delivery, cancellation);
        if (owners.Count == 0) throw refused.Refuse(place, sender);
        var news = reader.Read(delivery);
        var inboxes = new List<InboxKey>();
        foreach (var owner in owners.Where(WebhookFields.AreOn))
        {
            if (news.Trouble is { } trouble) await states.Change(owner.Tenant, owner.Id, state => state with { Problem = trouble }, cancellation);
            if (await Stored(connector, owner, news.Hints, cancellation) is { } inbox) inboxes.Add(inbox);
        }

        return watched.Taken(new WebhookReceipt(inboxes));
    }

    /// <summary>A delivery to the address of the whole app: its hints go to the connections of the accounts they name.</summary>
    /// <exception cref="ProblemException">It is not verified (401; 429 when the sender keeps trying).</exception>
    public async Task<WebhookReceipt> ReceiveForAll(string platform, WebhookDelivery delivery, string sender, CancellationToken cancellation)
    {
        using var watched = new WatchedDelivery(connectors.Find(platform)?.Platform, time);
        if (connectors.Find(platform) is not { Webhooks: { AccountSetting: { } setting } reader } connector) throw refused.Refuse(platform, sender);
        if (!appSecrets.Of(platform).Any(secret => reader.Proves(delivery, secret))) throw refused.Refuse(platform, sender);
        var inboxes = new List<InboxKey>();
        foreach (var account in reader.Read(delivery).Hints.Where(hint => hint.Account is not null).GroupBy(hint => hint.Account!))
            await foreach (var entry in directory.OfAccount(platform, account.Key, cancellation))
                if (await connections.Find(entry.Tenant, entry.ConnectionId, cancellation) is { } owner
                    && owner.Platform == platform && owner.Settings.GetValueOrDefault(setting) == account.Key && WebhookFields.AreOn(owner)
                    && await Stored(connector, owner, account, cancellation) is { } inbox)
                    inboxes.Add(inbox);
        return watched.Taken(new WebhookReceipt(inboxes));
    }

    private async Task<List<Connection>> Owners(string platform, string connectionId, WebhookReader reader, WebhookDelivery delivery, CancellationToken cancellation)
    {
        var owners = new List<Connection>();
        await foreach (var entry in directory.WithId(connectionId, cancellation))
            if (await connections.Find(entry.Tenant, connectionId, cancellation) is { } connection
                && connection.Platform == platform && await Proves(connection, reader, delivery, cancellation))
                owners.Add(connection);
        return owners;
    }

    private async Task<bool> Proves(Connection connection, WebhookReader reader, WebhookDelivery delivery, CancellationToken cancellation)
    {
        foreach (var field in new[] { WebhookFields.Secret, WebhookFields.SecretBefore })
            if (connection.SecretNames.TryGetValue(field.Name, out var name)
                && await secrets.Get(connection.Tenant, name, cancellation) is { } secret && reader.Proves(delivery, secret))
                return true;
        return false;
    }

    private async Task<InboxKey?> Stored(Connector connector, Connection owner, IEnumerable<WebhookHint> hints, CancellationToken cancellation)
    {
        var readable = hints.Where(hint => connector.Reads.Contains(hint.Kind)).ToList();
        if (readable.Count == 0) return null;
        var inbox = new InboxKey(owner.Tenant, owner.Id);
        await intake.Store(inbox, readable, cancellation);
        return inbox;
    }
}
