using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Plans;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>
/// One stream of a run: cursor and progress, saved together after every group of records, with the places where the next
/// group's intents will lie.
/// </summary>
public sealed record RunStep
{
    public required string SyncId { get; init; }

    public required int Index { get; init; }

    public required RecordKind Kind { get; init; }

    public StepAim Aim { get; init; }

    /// <summary>For steps that write a plan: the step that planned it.</summary>
    public int? PlanStep { get; init; }

    public StepState State { get; init; } = StepState.Pending;

    /// <summary>Where the next group starts; null at the beginning and at the end.</summary>
    public string? Cursor { get; init; }

    /// <summary>The watermark the walk starts from; the same for all its pages.</summary>
    public string? Since { get; init; }

    /// <summary>Watermark to keep when the step ends well.</summary>
    public string? Watermark { get; init; }

    /// <summary>Kind → shards in which the group begun last may have open intents.</summary>
    public IReadOnlyDictionary<RecordKind, IReadOnlyList<string>> Announcing { get; init; } = new Dictionary<RecordKind, IReadOnlyList<string>>();

    /// <summary>What the tenant chose for the route and its way back when the run began; null where it chose nothing.</summary>
    public IReadOnlyList<RouteSettings>? Routes { get; init; }

    /// <summary>Groups finished; also the next group's number.</summary>
    public long Groups { get; init; }

    /// <summary>Somebody wants the run otherwise: its worker looks at the run's own row before it goes on.</summary>
    public bool IsCalled { get; init; }

    /// <summary>Records the walk is expected to bring, where the source says so.</summary>
    public long? Expected { get; init; }

    /// <summary>Slices begun.</summary>
    public long Slices { get; init; }

    /// <summary>Waits in a row without progress, those not counted in which the connection was held back.</summary>
    public int Waits { get; init; }

    /// <summary>Since when there is no progress; null while there is.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    public RunCounts Counts { get; init; } = new();

    /// <summary>What a comparison has found; null for other runs.</summary>
    public DriftCounts? Drift { get; init; }

    /// <summary>What was planned; null for steps that keep no plan.</summary>
    public PlanTotals? Plan { get; init; }

    /// <summary>What was not written as planned; null for steps that write no plan.</summary>
    public ReplannedRecords? Replanned { get; init; }

    /// <summary>Currency → amounts.</summary>
    public IReadOnlyDictionary<string, RunTotals> Totals { get; init; } = new Dictionary<string, RunTotals>();

    public double Seconds { get; init; }

    public long StorageTransactions { get; init; }

    public long VendorCalls { get; init; }

    public long MeteredCalls { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public RunError? Error { get; init; }

    public bool IsOver => State is StepState.Done or StepState.Failed;
}
