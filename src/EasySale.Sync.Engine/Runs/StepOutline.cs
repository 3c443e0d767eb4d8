namespace EasySale.Sync.Engine.Runs;

/// <summary>One step of a run.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Activity">Name of the activity function that does its slices.</param>
public sealed record StepOutline(int Index, string Activity);
