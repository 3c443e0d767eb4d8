namespace EasySale.Sync.Engine.Stores.Notifications;

/// <summary>Whom a tenant has told what: one document, so that one read says all of it.</summary>
public sealed record NotificationSettings
{
    public static readonly NotificationSettings None = new();

    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>Rules; a channel gets what any of them gives it.</summary>
    public IReadOnlyList<RoutingRule> Rules { get; init; } = [new RoutingRule([], Severity.Warning, [])];

    /// <summary>After one message of a kind, further ones within so many minutes are gathered.</summary>
    public int DigestMinutes { get; init; } = NotificationDefaults.DigestMinutes;

    /// <summary>The enabled channels an event goes to.</summary>
    public IEnumerable<Channel> For(NotificationKind kind, Severity severity) => Channels.Where(channel =>
        channel.Enabled && Rules.Any(rule => rule.Takes(kind, severity) && (rule.Channels.Count == 0 || rule.Channels.Contains(channel.Id))));
}
