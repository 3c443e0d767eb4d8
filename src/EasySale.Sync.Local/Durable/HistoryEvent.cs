using System.Text.Json.Serialization;

namespace EasySale.Sync.Local.Durable;

/// <summary>One event of an instance's history: something its code asked for, or something that came back.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Id">Number of what the code asked for within its generation; answers carry the number they answer. -1 when it has none.</param>
/// <param name="Name">Name of the activity, orchestrator or external event.</param>
/// <param name="Data">Serialized input, result or payload.</param>
/// <param name="InstanceId">The other instance, of sub-orchestrations and sent events.</param>
/// <param name="FireAt">When a timer fires.</param>
/// <param name="Failure">Why it failed.</param>
public sealed record HistoryEvent(
    EventKind Kind,
    int Id = -1,
    string? Name = null,
    string? Data = null,
    string? InstanceId = null,
    DateTimeOffset? FireAt = null,
    Failure? Failure = null)
{
    /// <summary>True for what the orchestrator's code asks for, false for what comes to it.</summary>
    [JsonIgnore]
    public bool IsAction => Kind is EventKind.ActivityScheduled or EventKind.TimerCreated
        or EventKind.SubOrchestrationScheduled or EventKind.EventSent;

    /// <summary>True for an action that something answers.</summary>
    [JsonIgnore]
    public bool IsAnswered => IsAction && Kind != EventKind.EventSent;

    /// <summary>True for what answers an action, or calls it off.</summary>
    [JsonIgnore]
    public bool IsAnswer => Kind is EventKind.ActivityCompleted or EventKind.ActivityFailed or EventKind.TimerFired
        or EventKind.TimerCancelled or EventKind.SubOrchestrationCompleted or EventKind.SubOrchestrationFailed;
}
