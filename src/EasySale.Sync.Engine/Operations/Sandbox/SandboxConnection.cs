namespace EasySale.Sync.Engine.Operations.Sandbox;

/// <summary>A connection to a system made for trying things.</summary>
public sealed record SandboxConnection(string Id, string Platform, string Name, bool Enabled);
