namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>A run started to retry failures of one entity on one route.</summary>
/// <param name="SyncId">The run.</param>
/// <param name="Entity">The entity.</param>
/// <param name="Source">Source connection.</param>
/// <param name="Target">Target connection.</param>
/// <param name="Records">Records it tries again.</param>
/// <param name="Queued">It waits for its turn.</param>
public sealed record RetriedRun(string SyncId, string Entity, string Source, string Target, int Records, bool Queued);
