using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>One execution of a route, or of several, parents first.</summary>
public sealed record Run
{
    public required TenantId Tenant { get; init; }

    public required string SyncId { get; init; }

    /// <summary>The entity asked for: a kind's name, or <c>all</c>.</summary>
    public required string Entity { get; init; }

    public required SyncMode Mode { get; init; }

    /// <summary>Source connection.</summary>
    public required string Source { get; init; }

    /// <summary>Target connection.</summary>
    public required string Target { get; init; }

    /// <summary>Kinds in the order they are done.</summary>
    public required IReadOnlyList<RecordKind> Kinds { get; init; }

    public RecordFilter Filter { get; init; } = RecordFilter.None;

    /// <summary>Chosen records; empty means all the filter lets through.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Records one slice handles before the next begins.</summary>
    public int BatchLimit { get; init; } = RunDefaults.BatchLimit;

    /// <summary>What it does otherwise than the tenant's settings say; null for nothing.</summary>
    public RunOverrides? Overrides { get; init; }

    public RunAim Aim { get; init; }

    /// <summary>For runs that write a plan: the run that planned it.</summary>
    public string? Applies { get; init; }

    /// <summary>The plan it makes or writes, named like the run that plans it; null for a run without one.</summary>
    [JsonIgnore]
    public string? PlanId => Aim switch
    {
        RunAim.Sync => null,
        RunAim.Apply => Applies,
        _ => SyncId,
    };

    /// <summary>The run that writes the plan this one made; null while none does.</summary>
    public string? AppliedBy { get; init; }

    /// <summary>The user who confirmed its plan; null while nobody had to or has.</summary>
    public string? ConfirmedBy { get; init; }

    public RunStatus Status { get; init; } = RunStatus.Queued;

    /// <summary>The user who asked.</summary>
    public required string StartedBy { get; init; }

    /// <summary>What everything done for the same cause is found by; null for runs of earlier releases.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The place in a trace that its work hangs on, as W3C writes it; null where nobody traced.</summary>
    public string? TraceParent { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public RunError? Error { get; init; }

    /// <summary>Over all its steps, once it is over; null before, and for runs of earlier releases.</summary>
    public RunCounts? Counts { get; init; }

    public bool IsOver => RunTransitions.IsOver(Status);
}
