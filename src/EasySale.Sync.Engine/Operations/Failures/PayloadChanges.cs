using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Stores.Audit;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>What a correction changed, value by value, masked.</summary>
internal static class PayloadChanges
{
    /// <summary>More than anybody reads; a body replaced as a whole may differ everywhere.</summary>
    private const int Most = 200;

    public static IReadOnlyList<AuditChange> Of(string purpose, JsonNode before, JsonNode after)
    {
        var (old, now) = (Values(purpose, before), Values(purpose, after));
        return
        [
            .. old.Keys.Union(now.Keys)
                .Where(path => !JsonNode.DeepEquals(old.GetValueOrDefault(path), now.GetValueOrDefault(path)) || old.ContainsKey(path) != now.ContainsKey(path))
                .Take(Most)
                .Select(path => new AuditChange(path, Shown(old, path), Shown(now, path))),
        ];
    }

    private static string? Shown(Dictionary<string, JsonNode?> values, string path) =>
        values.TryGetValue(path, out var value) ? PersonalData.Masked(value)?.ToJsonString(PayloadJson.Options) ?? "null" : null;

    private static Dictionary<string, JsonNode?> Values(string path, JsonNode node)
    {
        var values = new Dictionary<string, JsonNode?>();
        Collect(path, node, values);
        return values;
    }

    private static void Collect(string path, JsonNode? node, Dictionary<string, JsonNode?> values)
    {
        if (node is JsonObject { Count: > 0 } fields)
            foreach (var (name, value) in fields) Collect($"{path}.{name}", value, values);
        else if (node is JsonArray { Count: > 0 } items)
            for (var index = 0; index < items.Count; index++) Collect($"{path}[{index}]", items[index], values);
        else
            values[path] = node;
    }
}
