namespace EasySale.Sync.Engine.Runs;

/// <summary>What an orchestrator must do for a run: its steps in order. Keys only.</summary>
public sealed record RunOutline(IReadOnlyList<StepOutline> Steps);
