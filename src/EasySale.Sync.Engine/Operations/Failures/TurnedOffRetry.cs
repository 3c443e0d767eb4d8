namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>Failures that are not retried because their entity travels on their route no more.</summary>
public sealed record TurnedOffRetry(string Entity, string Source, string Target, int Records);
