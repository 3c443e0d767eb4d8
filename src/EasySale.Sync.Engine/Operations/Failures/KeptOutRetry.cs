namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>Failures that could not be retried because a run of the same entity goes on on their route.</summary>
public sealed record KeptOutRetry(string RunningSyncId, string Entity, string Source, string Target, int Records);
