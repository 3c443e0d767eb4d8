namespace EasySale.Sync.Engine.Mapping;

/// <summary>What a rule did to a record.</summary>
/// <param name="Target">The rule's target; with the line's position for fields of lines.</param>
/// <param name="Read">What its source gave.</param>
/// <param name="Steps">What came out of each function.</param>
/// <param name="Result">What was written.</param>
/// <param name="Outcome">What was done with it.</param>
public sealed record RuleTrace(string Target, object? Read, IReadOnlyList<StepTrace> Steps, object? Result, RuleOutcome Outcome);
