namespace EasySale.Sync.Engine.Stores.Plans;

/// <summary>What a planned operation leaves in the target.</summary>
/// <param name="Purpose">What the operation is for.</param>
/// <param name="Entity">The target's entity.</param>
/// <param name="TargetId">The target's id, or the placeholder that stands for it; null when nothing is left of it.</param>
/// <param name="Amount">The record's amount.</param>
public sealed record PlannedLink(string Purpose, string Entity, string? TargetId, decimal? Amount);
