namespace EasySale.Sync.Engine.Operations.Configuration;

/// <summary>A configuration that was stored.</summary>
/// <param name="Path">Where: an import takes it as <c>path</c>.</param>
/// <param name="Bytes">How large it is.</param>
public sealed record StoredConfiguration(string Path, int Bytes);
