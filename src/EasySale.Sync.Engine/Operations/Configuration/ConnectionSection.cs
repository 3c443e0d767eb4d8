using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Engine.Operations.Configuration;

/// <summary>
/// Connections without their secrets. One that is there keeps its own; a new one that needs any is made switched off, until
/// somebody enters them.
/// </summary>
public sealed class ConnectionSection(
    ConnectionStore connections, ConnectorCatalog connectors, SavedSettingsCheck saved, LinkedSystems linked, ConnectionDirectory directory, TimeProvider time) : ConfigurationSection
{
    private const string Needs = "needsSecrets";

    public override string Name => "connections";

    public override int Order => 10;

    public override async Task<object> Export(TenantId tenant, IReadOnlySet<string> known, CancellationToken cancellation) =>
        await connections.List(tenant, cancellation).Select(Shown).ToListAsync(cancellation);

    public override async Task<IReadOnlyList<PlannedChange>> Plan(ConfigurationImport import, JsonElement content, CancellationToken cancellation)
    {
        var changes = new List<PlannedChange>();
        var changed = new List<(string Path, Connection After, bool IsSame)>();
        var elsewhere = new HashSet<string>();
        var seen = new HashSet<string>();
        foreach (var (path, item) in import.Items(Name, content))
        {
            var input = import.Read(path, () => ConnectionInput.Read(ConfigurationImport.Without(item, Needs, "secrets"), connectors));
            if (input is null) continue;
            if (input.Id is not { } id || !seen.Add(id)) import.Errors.Add($"{path}.id", "Must be there, and once.");
            else if (Planned(import, path, id, input, elsewhere) is { } change)
            {
                changes.Add(change);
                changed.Add((path, import.Connections[id], input.SameSystem == true));
            }
        }

        foreach (var (path, after, isSame) in changed) await import.Hold(path, () => Check(import, after, isSame, elsewhere, cancellation));
        return changes;
    }

    // What holds for a connection that is saved by hand, but for what only its system can tell.
    private async Task Check(ConfigurationImport import, Connection after, bool isSame, HashSet<string> elsewhere, CancellationToken cancellation)
    {
        var connector = connectors.Find(after.Platform)!;
        SeparateWorlds.Check(import.Connections.Values, connector, after);
        var before = await connections.Find(after.Tenant, after.Id, cancellation);
        if (before is not null) SecretsStay.Check(connector, before, after);
        if (await linked.Check(before, after, isSame, cancellation)) elsewhere.Add(after.Id);
        await saved.CheckAddresses(connector, after, cancellation);
    }

    private PlannedChange? Planned(ConfigurationImport import, string path, string id, ConnectionInput input, HashSet<string> elsewhere)
    {
        var before = import.Connections.GetValueOrDefault(id);
        if (before is not null && input.Sandbox is { } sandbox && sandbox != before.IsSandbox)
        {
            import.Errors.Add($"{path}.sandbox", "Cannot be changed: what was tried must not meet what is real. Give it another id.");
            return null;
        }

        if (connectors.Find(input.Platform ?? before?.Platform ?? "") is not { } connector || (before is not null && before.Platform != connector.Platform))
        {
            import.Errors.Add($"{path}.platform", before is null ? "Is missing." : $"\"{id}\" is of the platform {before.Platform} here.");
            return null;
        }

        var fields = import.Read(path, () => ConnectionFields.Check(connector, AllSecretsSet(import.Tenant, id, connector), input.Fields));
        if (fields is null) return null;
        var after = After(before, import.Tenant, id, connector, input, fields);
        import.Connections[id] = after;
        return before is not null && IsSame(before, after) ? null : Change(before, after, connector, elsewhere);
    }

    private Connection After(Connection? before, TenantId tenant, string id, Connector connector, ConnectionInput input, ConnectionFields fields)
    {
        var now = time.GetUtcNow();
        var isReady = NeededSecrets(connector).All(name => before?.SecretNames.ContainsKey(name) == true);
        return (before ?? new Connection { Tenant = tenant, Id = id, Platform = connector.Platform, Name = connector.DisplayName, IsSandbox = input.Sandbox ?? false, CreatedAt = now }) with
        {
            Name = input.Name ?? before?.Name ?? connector.DisplayName,
            Enabled = isReady && (input.Enabled ?? before?.Enabled ?? true),
            Settings = fields.Settings,
            UpdatedAt = now,
        };
    }

    private PlannedChange Change(Connection? before, Connection after, Connector connector, HashSet<string> elsewhere)
    {
        var needed = before is null ? string.Join(", ", NeededSecrets(connector)) : "";
        var note = needed.Length == 0 ? null : $"It is switched off until its secrets are entered: {needed}.";
        return new PlannedChange(
            new ChangeView(Name, after.Id, before is null ? "create" : "update", note),
            async stop =>
            {
                var isElsewhere = elsewhere.Contains(after.Id);
                if (isElsewhere) await linked.Forget(after, stop);
                var saved = isElsewhere ? after with { SystemSince = after.UpdatedAt } : after;
                await directory.Enter(saved, connector.Webhooks, stop);
                if (before is null) await connections.Save(saved, stop);
                else await connections.Change(after.Tenant, after.Id, now => saved with { SecretNames = now.SecretNames }, stop);
            },
            async stop =>
            {
                if (before is null) await connections.Delete(after.Tenant, after.Id, stop);
                else await connections.Change(after.Tenant, after.Id, now => before with { SecretNames = now.SecretNames }, stop);
                await directory.Leave(after, connector.Webhooks, stop);
                if (before is not null) await directory.Enter(before, connector.Webhooks, stop);
            })
        {
            Trail = (
                before is null ? AuditActions.ConnectionCreated : AuditActions.ConnectionChanged, after.Id,
                SettingChanges.Of(before is null ? null : new ConnectionView(before, connector), new ConnectionView(after, connector))),
        };
    }

    // Secrets are never part of a document, so they are not to be missed in it.
    private static Connection AllSecretsSet(TenantId tenant, string id, Connector connector) => new()
    {
        Tenant = tenant,
        Id = id,
        Platform = connector.Platform,
        Name = id,
        SecretNames = connector.Settings.Where(field => field.IsSecret).ToDictionary(field => field.Name, _ => ""),
    };

    private static IEnumerable<string> NeededSecrets(Connector connector) => connector.Settings.Where(field => field is { IsSecret: true, Required: true }).Select(field => field.Name);

    private static bool IsSame(Connection before, Connection after) =>
        (before.Name, before.Enabled) == (after.Name, after.Enabled)
        && before.Settings.Count == after.Settings.Count && before.Settings.All(setting => after.Settings.GetValueOrDefault(setting.Key) == setting.Value);

    private object Shown(Connection connection)
    {
        var view = new ConnectionView(connection, connectors.Find(connection.Platform));
        return new { view.Id, view.Platform, view.Name, view.Enabled, view.Sandbox, view.Settings, NeedsSecrets = view.Secrets.Keys };
    }
}
