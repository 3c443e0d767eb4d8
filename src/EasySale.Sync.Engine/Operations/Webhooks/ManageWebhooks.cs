using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Engine.Operations.Webhooks;

/// <summary>Registers a connection's webhooks at its vendor, shows them, takes them away.</summary>
public sealed class ManageWebhooks(
    ConnectionStore connections, ConnectorCatalog connectors, ConnectionOpener opener, WebhookSecrets secrets, ConnectionDirectory directory,
    WebhookStateStore states, PublicAddress here, AuditTrail trail, TimeProvider time)
{
    /// <summary>Makes what is missing, enables what the vendor disabled; repeating it changes nothing.</summary>
    /// <exception cref="ProblemException">There is no such connection (404), its system sends no webhooks, or the address is not known (400).</exception>
    public async Task<WebhookView> Register(Caller caller, string id, WebhookInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var (connection, reader) = await Find(caller, id, cancellation);
        var root = input.Url ?? here.Root ?? throw new ProblemException(KnownProblems.BadInput(
            "url", "Is missing, and the setting PUBLIC_URL is not set. Send the address this service is reached at from outside. Example: https://sync.example.com"));
        await trail.Note(caller, AuditActions.WebhooksRegistered, id, [AuditChange.Of("url", null, root.AbsoluteUri), new AuditChange("newSecret", null, input.NewSecret ? "true" : "false")], cancellation);
        await directory.Enter(connection, reader, cancellation);
        var address = PublicAddress.Of(root, connection.Platform, reader.AccountSetting is null ? connection.Id : null);
        return reader.AccountSetting is null
            ? await Register(connection, reader, address, input.NewSecret, cancellation)
            : WebhookView.Of(connection, await Remember(connection, address, cancellation)) with { ToDo = WebhookAdvice.ForTheApp(address) };
    }

    /// <exception cref="ProblemException">There is no such connection (404), or its system sends no webhooks (400).</exception>
    public async Task<WebhookView> Show(Caller caller, string id, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var (connection, _) = await Find(caller, id, cancellation);
        var state = await states.Find(caller.Tenant, id, cancellation);
        var view = WebhookView.Of(connection, state);
        if (state.Address is not { } address || !connection.Enabled) return view;
        return (await opener.Open(connection, cancellation)).System.Webhooks is { } there ? await Asked(view, there, new Uri(address), cancellation) : view;
    }

    /// <exception cref="ProblemException">There is no such connection (404), or its system sends no webhooks (400).</exception>
    public async Task Remove(Caller caller, string id, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var (connection, _) = await Find(caller, id, cancellation);
        var state = await states.Find(caller.Tenant, id, cancellation);
        await trail.Note(caller, AuditActions.WebhooksRemoved, id, [AuditChange.Of("url", state.Address, null)], cancellation);
        if (state.Address is { } address && (await opener.Open(connection with { Enabled = true }, cancellation)).System.Webhooks is { } there)
            await there.Remove(new Uri(address), cancellation);
        await states.Delete(caller.Tenant, id, cancellation);
    }

    private async Task<WebhookView> Register(Connection connection, WebhookReader reader, Uri address, bool newSecret, CancellationToken cancellation)
    {
        // Before the vendor is asked: what it makes can then be taken away, also where it fails half-way.
        var state = await states.Change(connection.Tenant, connection.Id, now => now with { Address = address.AbsoluteUri }, cancellation);
        var secret = newSecret && !WebhookSecrets.IsUnderWay(connection, state) ? null : await secrets.Find(connection, cancellation);
        var isNew = newSecret || secret is null;
        if (secret is null) (connection, secret) = await secrets.Renew(connection, cancellation) ?? throw new ProblemException(GetConnections.Unknown(connection.Id));
        var there = (await opener.Open(connection, cancellation)).System.Webhooks;
        if (there is not null) await there.Ensure(address, secret, cancellation);
        var view = WebhookView.Of(connection, await Remember(connection, address, cancellation));
        return there is not null
            ? await Asked(view, there, address, cancellation)
            : view with { ToDo = WebhookAdvice.ByHand(address, reader.SecretHeader), Secret = isNew ? secret.Reveal() : null };
    }

    private static async Task<WebhookView> Asked(WebhookView view, WebhookSubscriptions there, Uri address, CancellationToken cancellation)
    {
        var topics = await there.List(address, cancellation);
        return view with { Topics = topics, Missing = [.. there.Topics.Except(topics.Where(topic => topic.IsActive).Select(topic => topic.Topic))] };
    }

    private Task<WebhookState> Remember(Connection connection, Uri address, CancellationToken cancellation) => states.Change(
        connection.Tenant, connection.Id,
        state => state with { Address = address.AbsoluteUri, RegisteredAt = time.GetUtcNow(), CheckedAt = time.GetUtcNow(), Problem = null, SilentSince = null, UnannouncedPolls = 0, SecretUnderWay = null },
        cancellation);

    private async Task<(Connection Connection, WebhookReader Reader)> Find(Caller caller, string id, CancellationToken cancellation)
    {
        var connection = await connections.Find(caller.Tenant, id, cancellation) ?? throw new ProblemException(GetConnections.Unknown(id));
        return connectors.Find(connection.Platform)?.Webhooks is { } reader
            ? (connection, reader)
            : throw new ProblemException(KnownProblems.BadInput("id", $"\"{id}\" is of a system that sends no webhooks here. Use schedules: POST /api/sync/schedules."));
    }
}
