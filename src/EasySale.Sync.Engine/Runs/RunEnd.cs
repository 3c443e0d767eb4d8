using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Runs;

/// <summary>What comes after a run.</summary>
/// <param name="MayStart">Runs that waited for its place.</param>
/// <param name="RetryAt">When records that failed in it are tried again by themselves; null when there are none.</param>
public sealed record RunEnd(IReadOnlyList<string> MayStart, DateTimeOffset? RetryAt)
{
    /// <summary>The run as it ended.</summary>
    public required Run Run { get; init; }

    public required IReadOnlyList<RunStep> Steps { get; init; }
}
