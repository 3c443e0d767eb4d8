namespace EasySale.Sync.Engine.Stores.Webhooks;

/// <summary>An inbox in which hints may lie.</summary>
/// <param name="Inbox">Whose.</param>
/// <param name="AnnouncedAt">When it was announced last.</param>
/// <param name="Version">The announcement's.</param>
public sealed record PendingInbox(InboxKey Inbox, DateTimeOffset AnnouncedAt, string Version);
