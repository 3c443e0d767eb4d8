using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>Changes a connection: what is sent is changed, a null takes a setting away, what is left out stays.</summary>
public sealed class UpdateConnection(
    ConnectorCatalog connectors, ConnectionStore connections, ConnectionSecrets secrets, SavedSettingsCheck saved, LinkedSystems linked, ConnectionDirectory directory,
    AuditTrail trail, TimeProvider time)
{
    internal static readonly Problem SandboxIsFixed =
        KnownProblems.BadInput("sandbox", "Cannot be changed: what was tried must not meet what is real. Make another connection.");

    /// <exception cref="ProblemException">There is no such connection (404), a field is wrong (400), or it would lead to another system than its links (409).</exception>
    public async Task<ConnectionView> Update(Caller caller, string id, ConnectionInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var before = await connections.Find(caller.Tenant, id, cancellation) ?? throw new ProblemException(GetConnections.Unknown(id));
        CheckFixed(before, input);
        var connector = connectors.Find(before.Platform) ?? throw new ProblemException(GetConnections.Unknown(id));
        var fields = ConnectionFields.Check(connector, before, input.Fields, input.SentAsSecrets);
        var added = await secrets.Store(caller.Tenant, id, fields.NewSecrets, cancellation);
        var replaced = new List<string>();
        var planned = Changed(connector, before, input, fields, added, []);
        var isElsewhere = input.Fields.Count > 0 && await CheckSaved(connector, before, planned, input, added.Values, cancellation);
        IReadOnlyList<AuditChange> changes =
            [.. SettingChanges.Of(new ConnectionView(before, connector), new ConnectionView(planned, connector)), .. SettingChanges.OfSecrets(added.Keys, before.SecretNames.Keys)];
        await trail.Note(caller, input.Consent is null ? AuditActions.ConnectionChanged : AuditActions.AccountConnected, id, changes, cancellation);
        if (isElsewhere) await linked.Forget(before, cancellation);
        var after = await connections.Change(caller.Tenant, id, now => Elsewhere(isElsewhere, Changed(connector, now, input, ConnectionFields.Check(connector, now, input.Fields, input.SentAsSecrets), added, replaced)), cancellation)
            ?? throw new ProblemException(GetConnections.Unknown(id));
        await directory.Enter(after, connector.Webhooks, cancellation);
        await secrets.Delete(caller.Tenant, replaced, cancellation);
        return new ConnectionView(after, connector);
    }

    // Who lets us in again changes no setting: what is wrong with those the test of the connection tells.
    private async Task<bool> CheckSaved(Connector connector, Connection before, Connection after, ConnectionInput input, IEnumerable<string> added, CancellationToken cancellation)
    {
        try
        {
            await SeparateWorlds.Check(connections, connector, after, cancellation);
            SecretsStay.Check(connector, before, after);
            var isElsewhere = await linked.Check(before, after, input.SameSystem == true, cancellation);
            await (input.Consent is null ? saved.Check(connector, after, cancellation) : saved.CheckAddresses(connector, after, cancellation));
            return isElsewhere;
        }
        catch
        {
            // Whoever asked may be gone.
            await secrets.Delete(after.Tenant, added, CancellationToken.None);
            throw;
        }
    }

    private static Connection Elsewhere(bool isElsewhere, Connection after) => isElsewhere ? after with { SystemSince = after.UpdatedAt } : after;

    private Connection Changed(Connector connector, Connection now, ConnectionInput input, ConnectionFields fields, Dictionary<string, string> added, List<string> replaced)
    {
        var names = new Dictionary<string, string>(added);
        foreach (var field in fields.KeptSecrets)
            if (now.SecretNames.TryGetValue(field, out var name)) names[field] = name;
        foreach (var field in connector.Settings.Where(field => field.KeptAs is { } before && added.ContainsKey(field.Name) && !input.Fields.ContainsKey(before)))
            if (now.SecretNames.TryGetValue(field.Name, out var name)) names[field.KeptAs!] = name;
        replaced.Clear();
        replaced.AddRange(now.SecretNames.Values.Except(names.Values));
        return now with
        {
            Name = input.Name ?? now.Name,
            Enabled = input.Enabled ?? now.Enabled,
            Settings = fields.Settings,
            SecretNames = names,
            // Access that is entered by hand is not what its owner consented to.
            Consent = input.Consent ?? (connector.Settings.Any(field => field is { IsSecret: true, Required: true } && added.ContainsKey(field.Name)) ? null : now.Consent),
            UpdatedAt = time.GetUtcNow(),
        };
    }

    private static void CheckFixed(Connection before, ConnectionInput input)
    {
        if (input.Id is not null && input.Id != before.Id)
            throw new ProblemException(KnownProblems.BadInput("id", $"Cannot be changed. Leave it out or send \"{before.Id}\"."));
        if (input.Sandbox is { } sandbox && sandbox != before.IsSandbox)
            throw new ProblemException(SandboxIsFixed);
        if (input.Platform is not null && input.Platform != before.Platform)
            throw new ProblemException(KnownProblems.BadInput("platform", $"Cannot be changed. Leave it out or send \"{before.Platform}\"; another system is another connection."));
    }
}
