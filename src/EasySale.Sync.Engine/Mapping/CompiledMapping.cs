using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping.Paths;

namespace EasySale.Sync.Engine.Mapping;

/// <summary>
/// A valid mapping of one kind. Every rule reads the record as it came, so the order of rules does not matter. Total: any record of the
/// kind comes out valid.
/// </summary>
public sealed class CompiledMapping
{
    private readonly IReadOnlyList<CompiledRule> _rules;
    private readonly bool _hasCustom;

    internal CompiledMapping(RecordKind kind, IReadOnlyList<CompiledRule> rules) =>
        (Kind, _rules, _hasCustom) = (kind, rules, rules.Any(rule => rule.Custom is not null));

    public RecordKind Kind { get; }

    /// <param name="record">A record of the kind.</param>
    /// <param name="trace">Told rule by rule what happened.</param>
    public CommerceRecord Apply(CommerceRecord record, Action<RuleTrace>? trace = null)
    {
        var scope = new RecordScope(record);
        var mapped = record;
        var custom = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var rule in _rules)
            if (rule.Field?.SetLine is not null) mapped = Lines(rule, mapped, scope, trace);
            else if (rule.Run(scope, trace) is var (outcome, value) && outcome != RuleOutcome.Kept) mapped = Set(rule, mapped, value, custom);
        // Empty where no rule has a value: that, too, is something to write.
        return _hasCustom ? mapped with { Custom = custom } : mapped;
    }

    private static CommerceRecord Set(CompiledRule rule, CommerceRecord record, object? value, SortedDictionary<string, JsonElement> custom)
    {
        if (rule.Field is { } field) return field.Set!(record, value);
        if (value is not null) custom[rule.Custom!] = JsonSerializer.SerializeToElement(value, value.GetType());
        return record;
    }

    private static CommerceRecord Lines(CompiledRule rule, CommerceRecord mapped, RecordScope scope, Action<RuleTrace>? trace) => mapped switch
    {
        Order order => order with { Lines = Lines(rule, order.Lines, scope, trace) },
        Refund refund => refund with { Lines = Lines(rule, refund.Lines, scope, trace) },
        _ => mapped,
    };

    private static List<OrderLine> Lines(CompiledRule rule, IReadOnlyList<OrderLine> lines, RecordScope scope, Action<RuleTrace>? trace)
    {
        var changed = new List<OrderLine>(lines.Count);
        foreach (var line in lines)
        {
            var at = changed.Count;
            var (outcome, value) = rule.Run(scope.At(at), trace is null ? null : told => trace(told with { Target = rule.Target.Replace("[]", $"[{at}]", StringComparison.Ordinal) }));
            changed.Add(outcome == RuleOutcome.Kept ? line : rule.Field!.SetLine!(line, value));
        }

        return changed;
    }
}
