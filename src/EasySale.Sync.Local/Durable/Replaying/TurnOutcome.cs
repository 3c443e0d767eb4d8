namespace EasySale.Sync.Local.Durable.Replaying;

/// <summary>What a turn led to.</summary>
/// <param name="Actions">What the code newly asked for, and timers it called off.</param>
/// <param name="CustomStatus">The custom status after the turn, serialized.</param>
internal sealed record TurnOutcome(IReadOnlyList<HistoryEvent> Actions, string? CustomStatus)
{
    public bool IsCompleted { get; init; }

    public string? Output { get; init; }

    public Failure? Failure { get; init; }

    /// <summary>The input of the next generation, when the code continues as new.</summary>
    public ContinuedAsNew? Continued { get; init; }
}
