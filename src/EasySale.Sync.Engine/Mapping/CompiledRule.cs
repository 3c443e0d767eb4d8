using EasySale.Sync.Engine.Mapping.Fields;
using EasySale.Sync.Engine.Mapping.Functions;
using EasySale.Sync.Engine.Mapping.Paths;
using EasySale.Sync.Engine.Mapping.Values;

namespace EasySale.Sync.Engine.Mapping;

/// <summary>A rule that was found valid, ready to run. It never throws: what cannot be done gives nothing.</summary>
/// <param name="Target">As the rule names it.</param>
/// <param name="Fit">The value as the target takes it; null when it cannot be that.</param>
internal sealed record CompiledRule(string Target, Func<object?, object?> Fit)
{
    /// <summary>The field it sets; null for a custom field.</summary>
    public WritableField? Field { get; init; }

    /// <summary>The custom field it sets.</summary>
    public string? Custom { get; init; }

    public MappingPath? Source { get; init; }

    public IReadOnlyList<(MappingFunction Function, BoundArguments Arguments)> Steps { get; init; } = [];

    public object? Default { get; init; }

    public WhenEmpty WhenEmpty { get; init; }

    /// <summary>What comes out for a record or line.</summary>
    /// <param name="scope">The record, or a line of it.</param>
    /// <param name="trace">Told what happened, where somebody wants to see it.</param>
    public (RuleOutcome Outcome, object? Value) Run(RecordScope scope, Action<RuleTrace>? trace)
    {
        var read = Source is null ? null : scope.Read(Source);
        var steps = trace is null ? null : new List<StepTrace>();
        var value = read;
        foreach (var (function, arguments) in Steps)
        {
            value = FunctionCalls.Apply(function, arguments, value, scope);
            steps?.Add(new StepTrace(function.Name, value));
        }

        var (outcome, result) = Decide(Fit(value));
        trace?.Invoke(new RuleTrace(Target, read, steps!, result, outcome));
        return (outcome, result);
    }

    private (RuleOutcome, object?) Decide(object? value)
    {
        if (!MappedValue.IsEmpty(value)) return (RuleOutcome.Set, value);
        if (Default is not null) return (RuleOutcome.Default, Default);
        return (WhenEmpty == WhenEmpty.Clear ? RuleOutcome.Cleared : RuleOutcome.Kept, null);
    }
}
