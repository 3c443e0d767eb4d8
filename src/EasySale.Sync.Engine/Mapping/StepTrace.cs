namespace EasySale.Sync.Engine.Mapping;

/// <summary>What a function made.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Value">What came out; null when nothing did.</param>
public sealed record StepTrace(string Function, object? Value);
