namespace EasySale.Sync.Local.Durable;

/// <summary>What history can say.</summary>
public enum EventKind
{
    ExecutionStarted,
    ActivityScheduled,
    ActivityCompleted,
    ActivityFailed,
    TimerCreated,
    TimerCancelled,
    TimerFired,
    SubOrchestrationScheduled,
    SubOrchestrationCompleted,
    SubOrchestrationFailed,
    EventSent,
    EventRaised,
}
