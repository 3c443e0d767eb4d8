using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Mapping;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>What a mapping makes of a record.</summary>
/// <param name="Record">The record with the rules applied.</param>
/// <param name="Rules">What each rule did.</param>
/// <param name="Operations">What would be sent to the target; ids of records that are not there yet by placeholders.</param>
/// <param name="Skipped">Why nothing would be sent; null when something would.</param>
/// <param name="Problem">Why it cannot be planned; null when it can.</param>
/// <param name="IsMasked">Texts are masked because the caller only looks.</param>
public sealed record PreviewView(
    JsonNode? Record, IReadOnlyList<RuleTraceView> Rules, IReadOnlyList<PreviewOperation> Operations, string? Skipped, PreviewProblem? Problem, bool IsMasked)
{
    /// <summary>Fields of the sample nothing was made of: path → what to do.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Warnings { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

/// <summary>Why a mapped record cannot be planned.</summary>
/// <param name="Cause">Who must act.</param>
/// <param name="Code">Stable.</param>
/// <param name="Message">What to do.</param>
public sealed record PreviewProblem(FailureCause Cause, string Code, string Message);

/// <summary>An operation that would be sent.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Action">Create, update, ….</param>
/// <param name="Entity">The target's entity or table.</param>
/// <param name="Body">The body.</param>
public sealed record PreviewOperation(string Purpose, Connecting.OperationAction Action, string Entity, JsonNode? Body);

/// <summary>What a rule did.</summary>
/// <param name="Target">The field it sets.</param>
/// <param name="Outcome">What it did with it.</param>
/// <param name="Read">What its source gave.</param>
/// <param name="Steps">Function by function, what came out.</param>
/// <param name="Result">What was written.</param>
public sealed record RuleTraceView(string Target, RuleOutcome Outcome, JsonNode? Read, IReadOnlyList<StepTraceView> Steps, JsonNode? Result);

/// <summary>What a function made.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Value">What came out.</param>
public sealed record StepTraceView(string Function, JsonNode? Value);
