using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Configuration;

/// <summary>
/// Channels without their secrets, and what goes where. A channel that is there keeps its secrets; a new one that needs any is made
/// switched off, until somebody enters them.
/// </summary>
public sealed class NotificationSection(NotificationSettingsStore settings, ChannelAddresses addresses, TimeProvider time) : ConfigurationSection
{
    private const string Needs = "needsSecrets";
    private const string Channels = "channels";

    public override string Name => "notifications";

    public override int Order => 50;

    public override async Task<object> Export(TenantId tenant, IReadOnlySet<string> known, CancellationToken cancellation)
    {
        var chosen = await settings.Get(tenant, cancellation);
        return new { Channels = chosen.Channels.Select(Shown), chosen.DigestMinutes, chosen.Rules };
    }

    public override async Task<IReadOnlyList<PlannedChange>> Plan(ConfigurationImport import, JsonElement content, CancellationToken cancellation)
    {
        if (content.ValueKind != JsonValueKind.Object)
        {
            import.Errors.Add($"sections.{Name}", "Must be an object: { channels, digestMinutes, rules }.");
            return [];
        }

        var before = await settings.Get(import.Tenant, cancellation);
        var changes = new List<PlannedChange>();
        var all = before.Channels.ToDictionary(channel => channel.Id);
        if (content.TryGetProperty(Channels, out var list))
            foreach (var (path, item) in import.Items($"{Name}.{Channels}", list))
                if (await Read(import, path, item, all, cancellation) is { } change) changes.Add(change);
        if (all.Count > NotificationDefaults.ChannelsPerTenant) import.Errors.Add($"sections.{Name}.{Channels}", $"A tenant has at most {NotificationDefaults.ChannelsPerTenant} channels.");
        if (Routing(import, ConfigurationImport.Without(content, Channels), before, all.Keys) is { } routing) changes.Add(routing);
        return changes;
    }

    private async Task<PlannedChange?> Read(ConfigurationImport import, string path, JsonElement item, Dictionary<string, Channel> all, CancellationToken cancellation)
    {
        var id = item.TryGetProperty("id", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (!Channel.IsId(id)) import.Errors.Add($"{path}.id", $"Must be there, and of the form {Channel.IdPrefix}1a2b3c4d5e6f.");
        var before = all.GetValueOrDefault(id);
        var input = new ChannelInput(ConfigurationImport.Without(item, Needs, "secrets")) { SecretsFollow = true };
        if (import.Read(path, () => input.Apply(before, id, time.GetUtcNow()).Channel) is not { } channel) return null;
        await import.Hold(path, () => addresses.Check(channel, new Dictionary<string, Connecting.Secret>(), cancellation));
        var missing = channel.Missing();
        channel = channel with { Enabled = channel.Enabled && missing.Count == 0 };
        all[id] = channel;
        return before is not null && IsSame(before, channel) ? null : Change(import.Tenant, before, channel, missing);
    }

    private PlannedChange Change(TenantId tenant, Channel? before, Channel after, IReadOnlyList<string> missing)
    {
        var note = missing.Count == 0 ? null : $"It is switched off until its secrets are entered: {string.Join(", ", missing)}.";
        return new PlannedChange(
            new ChangeView(Name, after.Id, before is null ? "create" : "update", note),
            stop => settings.Change(tenant, all => all with { Channels = [.. all.Channels.Where(one => one.Id != after.Id), after] }, stop),
            stop => settings.Change(tenant, all => all with { Channels = [.. all.Channels.Where(one => one.Id != after.Id), .. before is null ? (Channel[])[] : [before]] }, stop))
        {
            Trail = (before is null ? AuditActions.ChannelCreated : AuditActions.ChannelChanged, after.Id, ChannelTrail.Of(before, after, [])),
        };
    }

    private PlannedChange? Routing(ConfigurationImport import, JsonElement content, NotificationSettings before, IReadOnlyCollection<string> channels)
    {
        var path = $"sections.{Name}";
        if (import.Read(path, () => RoutingInput.Read(content)) is not { } input) return null;
        if (import.Read(path, () => ManageRouting.Check(input, channels)) is null || Text(input.Apply(before)) == Text(before)) return null;
        return new PlannedChange(
            new ChangeView(Name, "routing", "update"),
            stop => settings.Change(import.Tenant, input.Apply, stop),
            stop => settings.Change(import.Tenant, all => all with { DigestMinutes = before.DigestMinutes, Rules = before.Rules }, stop))
        {
            Trail = (AuditActions.RoutingChanged, "routing", SettingChanges.Of(new RoutingView(before), new RoutingView(input.Apply(before)))),
        };
    }

    private static bool IsSame(Channel before, Channel after) => Text(Shown(before)) == Text(Shown(after));

    private static string Text(NotificationSettings chosen) => Text(new RoutingView(chosen));

    private static string Text(object shown) => JsonSerializer.Serialize(shown, Answers.AnswerJson.Options);

    private static object Shown(Channel channel) =>
        new { channel.Id, channel.Type, channel.Name, channel.Enabled, channel.Url, channel.Mail, NeedsSecrets = channel.Needed() };
}
