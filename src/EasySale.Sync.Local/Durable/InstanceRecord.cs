using System.Text.Json.Serialization;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Local.Durable;

/// <summary>The state of one orchestration instance besides its history.</summary>
public sealed record InstanceRecord(string Name, string InstanceId)
{
    public OrchestrationRuntimeStatus Status { get; init; } = OrchestrationRuntimeStatus.Pending;

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? StartAt { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    public Failure? Failure { get; init; }

    public ParentLink? Parent { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public string Version { get; init; } = "";

    /// <summary>Rises with every restart of the code: continued as new, or started again under the same id.</summary>
    public long Generation { get; init; }

    /// <summary>Turns of this generation in history.</summary>
    public int Turns { get; init; }

    /// <summary>Came in and awaits a turn.</summary>
    public IReadOnlyList<HistoryEvent> Inbox { get; init; } = [];

    /// <summary>Goes out to other instances once this is stored.</summary>
    public IReadOnlyList<OutgoingEvent> Outbox { get; init; } = [];

    /// <summary>The write that stored this, to know one's own when its answer was lost.</summary>
    public string WriteId { get; init; } = "";

    [JsonIgnore]
    public bool IsFinished => Status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;
}
