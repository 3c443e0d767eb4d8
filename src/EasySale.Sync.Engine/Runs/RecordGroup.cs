using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Plans;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Some pages of a stream that are handled together.</summary>
/// <param name="Items">Their rows; of a row that came twice only the last.</param>
/// <param name="Next">Cursor of the next group; null when the walk has ended.</param>
/// <param name="Watermark">The newest watermark its pages gave, or null.</param>
/// <param name="Expected">Records the whole walk is expected to bring; null where the source does not say.</param>
internal sealed record RecordGroup(IReadOnlyList<SourceItem> Items, string? Next, string? Watermark, long? Expected = null)
{
    /// <summary>Runs that write a plan: what was planned of these records.</summary>
    public PlanGroup? Plan { get; init; }

    /// <summary>Comparisons: what was found so far.</summary>
    public DriftCounts? Drift { get; init; }

    /// <summary>Comparisons: why these records are read.</summary>
    public IReadOnlyList<DriftFinding> Findings { get; init; } = [];

    /// <summary>Comparisons: this run ends here, and the next goes on from this cursor.</summary>
    public string? Parked { get; init; }
}
