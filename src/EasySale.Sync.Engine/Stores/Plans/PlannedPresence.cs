namespace EasySale.Sync.Engine.Stores.Plans;

/// <summary>That a plan writes a record, for the records planned after it: they refer to it as if it were there.</summary>
/// <param name="Step">The step that planned it.</param>
/// <param name="Group">That step's group.</param>
/// <param name="ContentHash">The content it was planned of.</param>
/// <param name="MappingVersion">The version it was planned with.</param>
/// <param name="Made">What is made of it.</param>
public sealed record PlannedPresence(int Step, long Group, string? ContentHash, string MappingVersion, IReadOnlyList<PlannedLink> Made);
