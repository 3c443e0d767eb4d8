namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>Two records that are one.</summary>
/// <param name="SourceId">The source's id.</param>
/// <param name="TargetId">The target's id.</param>
/// <param name="TargetVersion">As it was proposed; null where the target has no versions.</param>
/// <param name="TargetEntity">As it was proposed; null where the target's records of a kind are all of one entity.</param>
public sealed record ConfirmedLink(string SourceId, string TargetId, string? TargetVersion, string? TargetEntity);
