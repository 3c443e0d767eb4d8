namespace EasySale.Sync.Engine.Connecting;

/// <summary>A record in the target.</summary>
/// <param name="Id">The target's id.</param>
/// <param name="Version">The version last seen there (a sync token, a write date), where the target has one.</param>
public sealed record TargetReference(string Id, string? Version);
