using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Mapping;

/// <summary>Checks a mapping and makes it ready to run in one go: what is accepted is what runs.</summary>
/// <param name="kind">The kind it is for.</param>
/// <param name="custom">The custom fields the target has for it; null for none.</param>
public sealed class MappingCompiler(RecordKind kind, CustomFieldLimit? custom)
{
    /// <returns>The mapping, or everything that is wrong with it.</returns>
    public (CompiledMapping? Mapping, IReadOnlyList<MappingFault> Faults) Compile(IReadOnlyList<MappingRule> rules)
    {
        var faults = new List<MappingFault>();
        if (rules.Count is 0 or > MappingLimits.Rules) faults.Add(new MappingFault("rules", $"Must have 1 to {MappingLimits.Rules} rules. To go back to the built-in mapping, delete this one."));
        var compiled = new List<CompiledRule>();
        for (var index = 0; index < Math.Min(rules.Count, MappingLimits.Rules); index++)
        {
            var compiler = new RuleCompiler(kind, custom, $"rules[{index}]", faults);
            if (compiler.Compile(rules[index]) is { } rule) compiled.Add(rule);
        }

        Repeated(rules, faults);
        TooManyCustom(rules, faults);
        return faults.Count == 0 ? (new CompiledMapping(kind, compiled), faults) : (null, faults);
    }

    private static void Repeated(IReadOnlyList<MappingRule> rules, List<MappingFault> faults)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < rules.Count; index++)
            if (!first.TryAdd(rules[index].Target, index))
                faults.Add(new MappingFault($"rules[{index}].target", $"rules[{first[rules[index].Target]}] sets \"{rules[index].Target}\" already. Keep one of them; coalesce looks in several places."));
    }

    private void TooManyCustom(IReadOnlyList<MappingRule> rules, List<MappingFault> faults)
    {
        if (custom is null) return;
        var names = rules.Select(rule => rule.Target).Where(CustomName.Is).Distinct(StringComparer.Ordinal).ToList();
        foreach (var target in names.Skip(custom.Most))
            faults.Add(new MappingFault(
                $"rules[{rules.Select(rule => rule.Target).ToList().IndexOf(target)}].target",
                $"\"{target}\" is custom field {names.IndexOf(target) + 1}; the target has {custom.Most} for {kind.Name()}. Take it out, or put several values into one with concat or template."));
    }
}
