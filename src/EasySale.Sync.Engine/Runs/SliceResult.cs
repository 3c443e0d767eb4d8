namespace EasySale.Sync.Engine.Runs;

/// <summary>How a slice ended. Keys and counts only: it enters orchestration history.</summary>
/// <param name="State">Go on, wait first, done or failed.</param>
/// <param name="WaitSeconds">How long to wait before the next slice, for <see cref="SliceState.Wait"/>.</param>
/// <param name="Read">Records handled by this slice.</param>
public sealed record SliceResult(SliceState State, double WaitSeconds, long Read);
