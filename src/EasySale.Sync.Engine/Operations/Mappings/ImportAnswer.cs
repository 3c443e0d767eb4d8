namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>What an import did.</summary>
/// <param name="DryRun">Nothing was saved.</param>
/// <param name="Mappings">Mapping by mapping, in the order they were sent.</param>
public sealed record ImportAnswer(bool DryRun, IReadOnlyList<ImportedMapping> Mappings);
