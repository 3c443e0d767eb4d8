using System.Globalization;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>Merging of <c>meta_data</c>: by id, else by key, a repeated key keeps the last value, null removes.</summary>
internal static class MetaData
{
    public static void Merge(JsonObject owner, JsonNode? sent, Func<int> nextId)
    {
        if (sent is not JsonArray entries) return;
        if (owner["meta_data"] is not JsonArray kept) owner["meta_data"] = kept = [];
        foreach (var entry in entries.OfType<JsonObject>()) Merge(kept, entry, nextId);
    }

    /// <summary>What WordPress notes on a resource that goes to the trash; it stays there after a restore by status.</summary>
    public static void NoteTrash(JsonObject owner, string status, DateTimeOffset at, Func<int> nextId) => Merge(owner, new JsonArray(
        new JsonObject { ["key"] = "_wp_trash_meta_status", ["value"] = status },
        new JsonObject { ["key"] = "_wp_trash_meta_time", ["value"] = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) }), nextId);

    private static void Merge(JsonArray kept, JsonObject entry, Func<int> nextId)
    {
        var id = entry["id"]?.ToString() is { Length: > 0 } sent && sent != "0" ? sent : null;
        var known = kept.FirstOrDefault(k => id is null ? k!["key"]!.ToString() == entry["key"]?.ToString() : k!["id"]!.ToString() == id);

        // With an id alone, a null value is read as "not sent" and the entry stays; a key is needed to remove it.
        if (known is null && entry["key"] is { } key) kept.Add(new JsonObject { ["id"] = nextId(), ["key"] = key.ToString(), ["value"] = entry["value"]?.DeepClone() });
        else if (known is not null && entry["value"] is { } value) known["value"] = value.DeepClone();
        else if (known is not null && entry["key"] is not null) kept.Remove(known);
    }
}
