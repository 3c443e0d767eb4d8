using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>The <c>_fields</c> parameter: nested inside objects; a path into an array makes the whole array disappear.</summary>
internal sealed class FieldSelection
{
    private readonly string[] _paths;

    private FieldSelection(string[] paths) => _paths = paths;

    public static FieldSelection? Of(RestRequest request)
    {
        var paths = request.List("_fields");
        return paths.Count == 0 ? null : new FieldSelection([.. paths.Select(p => p.Trim())]);
    }

    /// <summary>Each item of a list is reduced; of a single resource <c>_links</c> stay. A batch keeps its lists, but empty.</summary>
    public JsonNode Apply(JsonNode body, bool isBatch) => body switch
    {
        JsonObject results when isBatch => new JsonObject(results
            .Where(r => _paths.Any(p => p.Split('.')[0] == r.Key))
            .Select(r => KeyValuePair.Create(r.Key, _paths.Contains(r.Key) ? r.Value?.DeepClone() : new JsonArray()))),
        JsonArray items => new JsonArray([.. items.Select(i => i is JsonObject item ? (JsonNode)Reduce(item) : i?.DeepClone())]),
        JsonObject single => WithLinks(Reduce(single), single),
        _ => body,
    };

    private static JsonObject WithLinks(JsonObject reduced, JsonObject single)
    {
        if (single["_links"] is { } links) reduced["_links"] = links.DeepClone();
        return reduced;
    }

    private JsonObject Reduce(JsonObject source)
    {
        var reduced = new JsonObject();
        foreach (var path in _paths) Copy(source, reduced, path.Split('.'));
        return InSourceOrder(source, reduced);
    }

    private static void Copy(JsonObject source, JsonObject target, string[] path)
    {
        if (!source.TryGetPropertyValue(path[0], out var value)) return;
        if (path.Length == 1)
        {
            target[path[0]] = value?.DeepClone();
            return;
        }
        if (value is not JsonObject members) return;
        if (target[path[0]] is not JsonObject inner) target[path[0]] = inner = [];
        Copy(members, inner, path[1..]);
    }

    private static JsonObject InSourceOrder(JsonObject source, JsonObject reduced)
    {
        var ordered = new JsonObject();
        foreach (var (name, _) in source)
            if (reduced.Remove(name, out var value)) ordered[name] = value;
        return ordered;
    }
}
