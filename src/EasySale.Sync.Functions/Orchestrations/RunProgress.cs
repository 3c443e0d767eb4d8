namespace EasySale.Sync.Functions.Orchestrations;

/// <summary>What the portal shows of an orchestration.</summary>
public sealed record RunProgress(int Step, string State, long Slices, long Records);
