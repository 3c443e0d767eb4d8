using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Mapping;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Failures;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>Writes a preview for one caller: texts masked for those who only look.</summary>
internal sealed class MaskedPreview(bool isMasked)
{
    public PreviewView Of(CommerceRecord mapped, IEnumerable<RuleTrace> traces, (RecordPlan? Plan, SyncException? Failure) planned) => new(
        Shown(JsonSerializer.SerializeToNode(mapped, mapped.GetType(), AnswerJson.Options)),
        [.. traces.Select(Trace)],
        [.. (planned.Plan?.Drafts ?? []).Select(Operation)],
        planned.Plan?.SkipReason,
        planned.Failure is { } failure ? new PreviewProblem(failure.Cause, failure.Code, failure.MerchantMessage) : null,
        isMasked);

    private RuleTraceView Trace(RuleTrace trace) => new(
        trace.Target, trace.Outcome, Value(trace.Read), [.. trace.Steps.Select(step => new StepTraceView(step.Function, Value(step.Value)))], Value(trace.Result));

    private PreviewOperation Operation(Draft draft) => new(draft.Purpose, draft.Action, draft.Entity, Shown(JsonNode.Parse(draft.Body.Span)));

    private JsonNode? Value(object? value) => Shown(value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType(), AnswerJson.Options));

    private JsonNode? Shown(JsonNode? node) => isMasked ? PersonalData.Masked(node) : node;
}
