namespace EasySale.Sync.Engine.Stores.Drift;

/// <summary>A record that differs between source and target, as far as lists tell.</summary>
public sealed record DriftFinding(string Id, DriftKind Kind);
