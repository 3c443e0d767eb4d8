using System.Text.Json.Nodes;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;

/// <summary>Deep equality of JSON; members may be in any sequence, numbers and texts are different things.</summary>
internal sealed class JsonEquality : IEqualityComparer<JsonNode?>
{
    public static readonly JsonEquality Comparer = new();

    public bool Equals(JsonNode? x, JsonNode? y) => Difference(x, y, "$") is not { } difference ? true : throw new Xunit.Sdk.XunitException(difference);

    public int GetHashCode(JsonNode? node) => 0;

    /// <summary>The first place where two documents differ, in words; null when they are equal.</summary>
    public static string? Difference(JsonNode? expected, JsonNode? actual, string path) => (expected, actual) switch
    {
        (JsonObject a, JsonObject b) => a.Select(m => m.Key).Union(b.Select(m => m.Key))
            .Select(k => a.ContainsKey(k) && b.ContainsKey(k) ? Difference(a[k], b[k], $"{path}.{k}") : $"{path}.{k} is {(a.ContainsKey(k) ? "missing" : "too much")}")
            .FirstOrDefault(d => d is not null),
        (JsonArray a, JsonArray b) => a.Zip(b).Select((p, i) => Difference(p.First, p.Second, $"{path}[{i}]")).FirstOrDefault(d => d is not null)
            ?? (a.Count == b.Count ? null : $"{path} has {b.Count} items instead of {a.Count}"),
        _ when JsonNode.DeepEquals(expected, actual) => null,
        _ => $"{path}: expected {Short(expected)}, got {Short(actual)}",
    };

    private static string Short(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "null";
        return text.Length > 300 ? text[..300] + " …" : text;
    }
}
