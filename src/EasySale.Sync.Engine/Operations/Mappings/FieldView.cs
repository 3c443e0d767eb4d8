using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Mapping;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>One line of what goes where.</summary>
/// <param name="Source">Path of the record.</param>
/// <param name="Field">The target's own field.</param>
/// <param name="Note">What happens on the way.</param>
/// <param name="Rules">Positions of the tenant's rules that change it.</param>
public sealed record FieldView(string Source, string Field, string? Note, IReadOnlyList<int> Rules)
{
    internal static IReadOnlyList<FieldView> Of(IReadOnlyList<MappingRule> rules, TargetFields target)
    {
        var builtIn = target.BuiltIn.Select(field => new FieldView(field.Source, field.Field, field.Note, Touching(rules, field.Source)));
        var custom = rules.Select((rule, index) => (rule, index)).Where(each => each.rule.Target.StartsWith("custom.", StringComparison.Ordinal))
            .Select(each => new FieldView(each.rule.Source ?? "", each.rule.Target, target.Custom?.Description, [each.index]));
        return [.. builtIn, .. custom];
    }

    // A rule for billing.email changes the line "billing" too.
    private static List<int> Touching(IReadOnlyList<MappingRule> rules, string source) =>
        [.. rules.Select((rule, index) => (rule.Target, index)).Where(each => each.Target == source || each.Target.StartsWith(source + ".", StringComparison.Ordinal)).Select(each => each.index)];
}
