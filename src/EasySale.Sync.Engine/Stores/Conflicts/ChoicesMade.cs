namespace EasySale.Sync.Engine.Stores.Conflicts;

/// <summary>Where a tenant's choices among candidates stood at one moment: it moves with each of them.</summary>
/// <param name="Version">Its version; null before the first.</param>
public sealed record ChoicesMade(string? Version);
