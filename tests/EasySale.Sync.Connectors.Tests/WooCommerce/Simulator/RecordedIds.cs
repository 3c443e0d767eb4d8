using System.Text.Json.Nodes;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;

/// <summary>Translates the ids of lines, which the simulator counts differently, from the recorded to the simulated ones.</summary>
internal sealed class RecordedIds
{
    private static readonly string[] ItemLists = ["line_items", "shipping_lines", "fee_lines", "tax_lines", "coupon_lines"];

    // Random, rendered, or dated by the second in which the recording machine happened to be.
    private static readonly string[] Unsteady =
    [
        "order_key", "payment_url", "price_html", "related_ids", "permalink_template", "generated_slug", "global_unique_id", "image", "avatar_url", "description", "average_rating",
        "date_created", "date_created_gmt", "date_modified", "date_modified_gmt", "date_paid", "date_paid_gmt", "date_completed", "date_completed_gmt",
    ];

    private readonly Dictionary<int, int> _items = [];

    public Recording Translate(Recording recording)
    {
        if (recording.Request["body"] is not JsonObject body) return recording;
        var request = recording.Request.DeepClone().AsObject();
        foreach (var item in ItemLists.SelectMany(list => request["body"]![list] as JsonArray ?? []))
            if (item!["id"] is { } id && _items.TryGetValue(id.GetValue<int>(), out var known)) item["id"] = known;
        return recording with { Request = request };
    }

    public void Learn(JsonNode? recorded, JsonNode? simulated)
    {
        if (recorded is not JsonObject a || simulated is not JsonObject b) return;
        foreach (var list in ItemLists)
            foreach (var (x, y) in (a[list] as JsonArray ?? []).Zip(b[list] as JsonArray ?? []))
                _items[x!["id"]!.GetValue<int>()] = y!["id"]!.GetValue<int>();
    }

    public JsonNode? Comparable(JsonNode? node)
    {
        var comparable = node?.DeepClone();
        Strip(comparable);
        return comparable;
    }

    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray items)
            foreach (var item in items) Strip(item);
        if (node is not JsonObject members) return;
        foreach (var name in Unsteady) members.Remove(name);
        foreach (var list in ItemLists.Append("meta_data"))
            foreach (var item in members[list] as JsonArray ?? []) (item as JsonObject)?.Remove("id");
        if (members["key"]?.ToString() == "_refunded_item_id") members.Remove("value");
        if (members["key"]?.ToString() == "_refunded_item_id") members.Remove("display_value");
        foreach (var (_, value) in members.ToArray()) Strip(value);
    }
}
