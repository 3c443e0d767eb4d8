namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>A document with the version of its row, to be given back when it is saved.</summary>
public sealed record Stored<T>(T Value, string Version);
