namespace EasySale.Sync.Local.Durable;

/// <summary>One turn of an orchestrator: what came to it, then what its code asked for.</summary>
/// <param name="At">The time its code saw.</param>
/// <param name="Events">Incoming events first, actions behind, each in order.</param>
public sealed record Turn(DateTimeOffset At, IReadOnlyList<HistoryEvent> Events);
