namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>How a run's entry went.</summary>
/// <param name="KeptOutBy">The run that has its place on the route; null when it was entered.</param>
/// <param name="Queued">It waits for its turn.</param>
public sealed record Launch(string? KeptOutBy, bool Queued);
