namespace EasySale.Sync.Engine.Stores.Notifications;

/// <summary>What goes where.</summary>
/// <param name="Kinds">Kinds of events; empty means all.</param>
/// <param name="MinSeverity">From which severity on.</param>
/// <param name="Channels">Ids of channels; empty means all that are enabled.</param>
public sealed record RoutingRule(IReadOnlyList<NotificationKind> Kinds, Severity MinSeverity, IReadOnlyList<string> Channels)
{
    public bool Takes(NotificationKind kind, Severity severity) => severity >= MinSeverity && (Kinds.Count == 0 || Kinds.Contains(kind));
}
