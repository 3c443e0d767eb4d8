namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>What an import did, or would do, with one mapping.</summary>
/// <param name="Id">Which.</param>
/// <param name="Result">created, changed or unchanged.</param>
/// <param name="Version">The version it has then.</param>
public sealed record ImportedMapping(string Id, string Result, int Version);
