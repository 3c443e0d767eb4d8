using EasySale.Sync.Engine.Mapping;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Audit;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>What a new version changed, rule by rule: places and functions. Values in rules stay out, they may be about people.</summary>
internal static class MappingChanges
{
    public static IReadOnlyList<AuditChange> Of(IReadOnlyList<MappingRule> before, IReadOnlyList<MappingRule> after)
    {
        var (old, now) = (before.ToDictionary(rule => rule.Target), after.ToDictionary(rule => rule.Target));
        return
        [
            .. old.Keys.Union(now.Keys).Where(target => !Same(old.GetValueOrDefault(target), now.GetValueOrDefault(target)))
                .Select(target => new AuditChange(target, Told(old.GetValueOrDefault(target)), Told(now.GetValueOrDefault(target)))),
        ];
    }

    public static bool Same(IReadOnlyList<MappingRule> left, IReadOnlyList<MappingRule> right) =>
        StoredJson.Write(left).AsSpan().SequenceEqual(StoredJson.Write(right));

    private static bool Same(MappingRule? left, MappingRule? right) => left is not null && right is not null && Same([left], [right]);

    private static string? Told(MappingRule? rule) => rule is null
        ? null
        : string.Join(" → ", (string[])[rule.Source ?? "nothing", .. rule.Functions.Select(call => call.Name), .. rule.Default is null ? (string[])[] : ["default"], .. rule.WhenEmpty == WhenEmpty.Clear ? (string[])["clear"] : []]);
}
