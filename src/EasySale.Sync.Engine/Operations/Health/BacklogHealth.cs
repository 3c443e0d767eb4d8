namespace EasySale.Sync.Engine.Operations.Health;

/// <summary>What waits for a connection.</summary>
/// <param name="Hints">Announced changes that no run has taken over yet, counted up to a thousand.</param>
/// <param name="OrMore">The counting stopped there; there are more.</param>
/// <param name="WaitingRuns">Runs from or to it that wait for their turn.</param>
public sealed record BacklogHealth(int Hints, bool OrMore, int WaitingRuns);
