namespace EasySale.Sync.Engine.Stores.Notifications;

/// <summary>Something a person should know. Ids only: no personal data, no secrets.</summary>
public sealed record NotificationEvent
{
    /// <summary>Follows from what happened: told twice, it is one event.</summary>
    public required string Id { get; init; }

    public required NotificationKind Kind { get; init; }

    public required Severity Severity { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What happened, one line.</summary>
    public required string Title { get; init; }

    /// <summary>The same in full.</summary>
    public required string Text { get; init; }

    /// <summary>What to do.</summary>
    public required string Advice { get; init; }

    public string? SyncId { get; init; }

    public string? ConnectionId { get; init; }

    /// <summary>The records it is about, the first of them, such as <c>orders/1042</c>.</summary>
    public IReadOnlyList<string> Records { get; init; } = [];
}
