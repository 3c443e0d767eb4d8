namespace EasySale.Sync.Engine.Stores.Audit;

/// <summary>Something a person did, or what became of it: who, when, to what. No personal data, no secrets.</summary>
public sealed record AuditEntry
{
    public required DateTimeOffset At { get; init; }

    /// <summary>The user's id, or <c>system</c>.</summary>
    public required string By { get; init; }

    /// <summary>What was done, such as <c>payload.edited</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to: the id of a failure, a connection, ….</summary>
    public required string Subject { get; init; }

    /// <summary>The same in words a person knows, such as <c>orders/1042, shop-1 to books-1</c>.</summary>
    public string? About { get; init; }

    public IReadOnlyList<AuditChange> Changes { get; init; } = [];
}
