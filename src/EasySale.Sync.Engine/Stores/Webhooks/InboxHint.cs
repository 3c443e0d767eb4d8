using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Stores.Webhooks;

/// <summary>What waits in an inbox: a record to be read from the source, or a whole stream to be walked. No personal data beyond ids.</summary>
public sealed record InboxHint
{
    public required RecordKind Kind { get; init; }

    /// <summary>The source's id; null for the whole stream: what changed since the last walk.</summary>
    public string? Id { get; init; }

    /// <summary>The vendor says that it was deleted.</summary>
    public bool IsDeletion { get; init; }

    /// <summary>When it arrived last.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>Target connections for which a run has taken it already, while others are busy.</summary>
    public IReadOnlyList<string> TakenFor { get; init; } = [];
}
