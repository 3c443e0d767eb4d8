using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Mapping.Fields;
using EasySale.Sync.Engine.Mapping.Functions;
using EasySale.Sync.Engine.Mapping.Paths;
using EasySale.Sync.Engine.Mapping.Values;

namespace EasySale.Sync.Engine.Mapping;

/// <summary>Checks one rule; what is wrong is added to the faults.</summary>
internal sealed class RuleCompiler(RecordKind kind, CustomFieldLimit? custom, string place, List<MappingFault> faults)
{
    private bool _isForLines;

    public CompiledRule? Compile(MappingRule rule)
    {
        var before = faults.Count;
        var field = Field(rule.Target);
        _isForLines = field?.SetLine is not null;
        var (source, type) = Source(rule.Source);
        var steps = Steps(rule, ref type);
        var compiled = Target(rule, field) with { Source = source, Steps = steps, WhenEmpty = rule.WhenEmpty };
        compiled = compiled with { Default = Default(rule, compiled.Fit) };
        if (faults.Count == before) Fits(rule, field, type);
        return faults.Count == before ? compiled : null;
    }

    private WritableField? Field(string target)
    {
        if (CustomName.Is(target))
        {
            if (custom is null) Wrong("target", $"The target has no custom fields for {kind.Name()}. Allowed: {Allowed}.");
            else if (CustomName.Wrong(target, custom) is { } wrong) Wrong("target", wrong);
            return null;
        }

        var field = WritableFields.Find(kind, target);
        if (field is null) Wrong("target", $"\"{target}\" cannot be set. {Why(target)}Allowed: {Allowed}.");
        return field;
    }

    private string Allowed => string.Join(", ", WritableFields.Of(kind).Select(each => each.Path)) + (custom is null ? "" : ", custom.<name>");

    private string Why(string target) => CanonicalPaths.Of(kind).Contains(target)
        ? "Ids, amounts, quantities, currencies and dates stay as the source tells them, so that links and totals hold. "
        : "";

    private static CompiledRule Target(MappingRule rule, WritableField? field, CustomFieldLimit? limit) => field is not null
        ? new CompiledRule(rule.Target, field.Fit) { Field = field }
        : new CompiledRule(rule.Target, value => CustomValue(value, limit)) { Custom = CustomName.Is(rule.Target) ? CustomName.Of(rule.Target) : null };

    private CompiledRule Target(MappingRule rule, WritableField? field) => Target(rule, field, custom);

    private static object? CustomValue(object? value, CustomFieldLimit? limit)
    {
        if (value is decimal number) return Math.Abs(number) <= MappingLimits.Number ? number : null;
        if (value is bool || MappedValue.IsEmpty(value)) return value as bool?;
        return MappedValue.Cut(MappedValue.Text(value)!, limit?.LongestText ?? MappingLimits.Text);
    }

    private (MappingPath? Path, MappedType Type) Source(string? source)
    {
        if (source is null) return (null, MappedType.Any);
        var (path, error) = PathReader.Read(source);
        var type = MappedType.Any;
        if (error is null) (type, error) = Checked(path!);
        if (error is not null) Wrong("source", error);
        return (path, type);
    }

    private (MappedType Type, string? Error) Checked(MappingPath path) => path.Root is PathRoot.Line or PathRoot.RawLine && !_isForLines
        ? (default, $"\"{path.Text}\": line. is there only for targets that begin with lines[].")
        : CanonicalPaths.TypeOf(kind, path);

    private List<(MappingFunction, BoundArguments)> Steps(MappingRule rule, ref MappedType type)
    {
        var steps = new List<(MappingFunction, BoundArguments)>();
        if (rule.Functions.Count > MappingLimits.Functions) Wrong("functions", $"At most {MappingLimits.Functions} functions.");
        if (rule.Source is null && rule.Default is null && (rule.Functions.Count == 0 || FunctionSet.Find(rule.Functions[0].Name) is { StartsFromNothing: false }))
            Wrong("source", "Name a source, a default, or begin with template, concat, coalesce, default or if.");
        for (var index = 0; index < Math.Min(rule.Functions.Count, MappingLimits.Functions); index++)
            if (Step(rule.Functions[index], $"functions[{index}]", ref type) is { } step) steps.Add(step);
        return steps;
    }

    private (MappingFunction, BoundArguments)? Step(FunctionCall call, string at, ref MappedType type)
    {
        if (FunctionSet.Find(call.Name) is not { } function)
        {
            Wrong(at, $"There is no function \"{call.Name}\". Allowed: {string.Join(", ", FunctionSet.All.Select(each => each.Name))}.");
            return null;
        }

        if (RuleTypes.Wrong(function, type) is { } wrong) Wrong(at, wrong);
        type = RuleTypes.After(function, type);
        return (function, Arguments(function, call, at));
    }

    private BoundArguments Arguments(MappingFunction function, FunctionCall call, string at)
    {
        var reader = new ArgumentReader(path => Checked(path).Error);
        var values = new Dictionary<string, object>();
        foreach (var (name, json) in call.Arguments)
        {
            var parameter = function.Parameters.FirstOrDefault(each => each.Name == name);
            var (value, error) = parameter is null ? (null, $"{function.Signature} has no argument \"{name}\".") : reader.Read(parameter, json);
            if (error is not null) Wrong($"{at}.arguments.{name}", error);
            else values[name] = value!;
        }

        foreach (var missing in function.Parameters.Where(each => each.Required && !call.Arguments.ContainsKey(each.Name)))
            Wrong($"{at}.arguments.{missing.Name}", $"{function.Signature} needs it: {missing.Description}");
        return new BoundArguments(values);
    }

    private object? Default(MappingRule rule, Func<object?, object?> fit)
    {
        if (rule.Default is not { } json) return null;
        var (value, error) = ArgumentReader.Scalar(json);
        var fitted = error is null ? fit(value) : null;
        if (error is not null || MappedValue.IsEmpty(fitted)) Wrong("default", error ?? "Must be a value the target takes, not empty.");
        return fitted;
    }

    private void Fits(MappingRule rule, WritableField? field, MappedType type)
    {
        if (field is { Required: true } && rule.WhenEmpty == WhenEmpty.Clear)
            Wrong("whenEmpty", $"\"{rule.Target}\" must never be empty. Send \"keep\", or a default.");
        if (RuleTypes.Wrong(rule.Target, field?.Type ?? MappedType.Any, type) is { } wrong) Wrong(rule.Functions.Count > 0 ? "functions" : "source", wrong);
    }

    private void Wrong(string field, string message) => faults.Add(new MappingFault($"{place}.{field}", message));
}
