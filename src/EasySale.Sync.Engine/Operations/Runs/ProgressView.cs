namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>How far a run is.</summary>
/// <param name="Records">Records handled so far.</param>
/// <param name="RecordsPerSecond">Over the time it worked; null before it has.</param>
/// <param name="Percent">Of the streams begun so far, where their sources say how many records they hold; else null. 100 when the run is over.</param>
/// <param name="EstimatedSecondsRemaining">At the rate so far, for the streams begun; null while nobody can know.</param>
public sealed record ProgressView(long Records, double? RecordsPerSecond, double? Percent, double? EstimatedSecondsRemaining);
