namespace EasySale.Sync.Engine.Stores.Notifications;

/// <summary>One message to one channel.</summary>
public sealed record Delivery
{
    /// <summary>Newest first in text order; also what a receiver knows a repetition by.</summary>
    public required string Id { get; init; }

    public required string ChannelId { get; init; }

    public required NotificationKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When it is sent, or tried again.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>What it tells; the first ones where there are too many.</summary>
    public required IReadOnlyList<NotificationEvent> Events { get; init; }

    /// <summary>How many events it stands for.</summary>
    public int Count { get; init; } = 1;

    public DeliveryState State { get; init; } = DeliveryState.Pending;

    public int Attempts { get; init; }

    /// <summary>A worker sends it; until then nobody else does.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>Mail addresses that do not have it yet, their hosts in ASCII; null while nobody has it.</summary>
    public IReadOnlyList<string>? Left { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>What the last attempt brought: a status such as <c>HTTP 503</c>, no text of the receiver's.</summary>
    public string? Answer { get; init; }

    public Severity Severity => Events.Max(one => one.Severity);
}
