namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>How far a run is.</summary>
/// <param name="Records">Records handled so far.</param>
/// <param name="RecordsPerSecond">Over the time it worked; null before it has.</param>
/// <param name="Percent">Null: a source does not say how many records a walk will bring. 100 when the run is over.</param>
public sealed record ProgressView(long Records, double? RecordsPerSecond, double? Percent);
