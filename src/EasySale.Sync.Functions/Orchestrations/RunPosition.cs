using EasySale.Sync.Engine.Runs;

namespace EasySale.Sync.Functions.Orchestrations;

/// <summary>Where an orchestration stands. A run starts with its key alone; the rest is carried over when the history begins anew.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="SyncId">The run.</param>
/// <param name="Steps">The steps still to be done; null before the run has begun.</param>
/// <param name="Slices">Slices done so far.</param>
/// <param name="Records">Records handled so far.</param>
public sealed record RunPosition(string Tenant, string SyncId, IReadOnlyList<StepOutline>? Steps = null, long Slices = 0, long Records = 0);
