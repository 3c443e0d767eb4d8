namespace EasySale.Sync.Engine.Operations.Health;

/// <param name="Count">How many were counted.</param>
/// <param name="OrMore">The counting stopped there; there are more.</param>
public sealed record OpenFailureCount(int Count, bool OrMore);
