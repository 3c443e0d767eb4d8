using System.Security.Cryptography;
using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Connecting.Consent;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Consent;
using EasySale.Sync.Engine.Stores.Health;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Consent;

/// <summary>Makes a connection of what an owner granted, or renews the one of the same account.</summary>
public sealed class ConnectAccount(
    ConnectionStore connections, CreateConnection creation, UpdateConnection change, ConnectionProbe probe, NameAccount naming, ISecretStore secrets, TimeProvider time)
{
    /// <exception cref="ProblemException">The connection that was to be renewed is another account's (409), or gone (404).</exception>
    internal async Task<(ConnectionView View, HealthCheck? Check)> Connect(Connector connector, PendingConsent pending, ConsentGrant grant, CancellationToken cancellation)
    {
        // Only an admin could ask.
        var caller = new Caller(pending.Tenant, pending.UserId, [Role.Admin]);
        var before = await Before(connector, pending, grant, cancellation);
        var id = before?.Id ?? $"{connector.ShortName}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        var input = new ConnectionInput
        {
            Id = id,
            Platform = connector.Platform,
            Fields = Fields(pending, grant),
            // Renewed, a connection stays what it is.
            Sandbox = before is null && pending.IsSandbox ? true : null,
            Consent = new ConsentDates(time.GetUtcNow(), pending.UserId, grant.EndsAt),
        };
        var view = await WithTokens(pending.Tenant, id, grant, () => before is null ? creation.Create(caller, input, cancellation) : change.Update(caller, id, input, cancellation), cancellation);
        // It was found by its account only now, and the vendor may have ended what it had: it is let in again, and nothing else.
        if (pending.IsSandbox && !view.Sandbox) throw new ProblemException(UpdateConnection.SandboxIsFixed);
        if (await connections.Find(pending.Tenant, id, cancellation) is not { } made) return (view, null);
        if (before is null) made = await naming.Name(made, cancellation);
        // Real calls at once: whoever connects wants to see that it works, and what the account is.
        return (new ConnectionView(made, connector), await probe.Check(made, cancellation));
    }

    // The tokens before the connection: nobody renews with the first of them before the newest is there. If the connection stays as it was, so do its tokens.
    private async Task<ConnectionView> WithTokens(TenantId tenant, string id, ConsentGrant grant, Func<Task<ConnectionView>> save, CancellationToken cancellation)
    {
        var before = new Dictionary<string, Secret?>();
        foreach (var name in grant.Rotating.Keys) before[name] = await secrets.GetNewest(tenant, RotatingSecrets.NameOf(id, name), cancellation);
        try
        {
            foreach (var (name, secret) in grant.Rotating) await secrets.Set(tenant, RotatingSecrets.NameOf(id, name), secret, cancellation);
            return await save();
        }
        catch
        {
            foreach (var (name, secret) in before) await PutBack(tenant, RotatingSecrets.NameOf(id, name), secret, grant.Rotating[name]);
            throw;
        }
    }

    private async Task PutBack(TenantId tenant, string name, Secret? before, Secret after)
    {
        if (await secrets.GetNewest(tenant, name, CancellationToken.None) is not { } now || !now.Equals(after)) return;
        if (before is null) await secrets.Delete(tenant, name, CancellationToken.None);
        else await secrets.Set(tenant, name, before, CancellationToken.None);
    }

    private async Task<Connection?> Before(Connector connector, PendingConsent pending, ConsentGrant grant, CancellationToken cancellation)
    {
        var field = connector.Consent!.Account.Name;
        var account = grant.Settings.GetValueOrDefault(field) ?? pending.Settings.GetValueOrDefault(field);
        if (pending.ConnectionId is { } id)
        {
            var asked = await connections.Find(pending.Tenant, id, cancellation) ?? throw new ProblemException(GetConnections.Unknown(id));
            return asked.Settings.GetValueOrDefault(field) is not { } own || Same(own, account) ? asked : throw new ProblemException(ConsentProblems.OtherAccount(id));
        }

        return await connections.List(pending.Tenant, cancellation)
            .FirstOrDefaultAsync(one => one.Platform == connector.Platform && Same(one.Settings.GetValueOrDefault(field), account), cancellation);
    }

    private static bool Same(string? one, string? other) =>
        one is not null && other is not null && string.Equals(one.TrimEnd('/'), other.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, JsonElement> Fields(PendingConsent pending, ConsentGrant grant) => pending.Settings
        .Concat(grant.Settings)
        .Concat(grant.Secrets.Select(secret => KeyValuePair.Create(secret.Key, secret.Value.Reveal())))
        .GroupBy(field => field.Key)
        .ToDictionary(field => field.Key, field => JsonSerializer.SerializeToElement(field.Last().Value));
}
