using System.Text.Json.Nodes;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;

/// <summary>Where a recording cannot hold against a fresh store, and why.</summary>
internal static class ReplayExceptions
{
    /// <summary>Not replayed at all.</summary>
    public static readonly IReadOnlyDictionary<string, string> Untold = new Dictionary<string, string>
    {
        ["lists/webhooks"] = "recorded last, after 16 webhooks had been made; the fresh store has none",
        ["single/webhook"] = "a webhook made later",
        ["single/webhook-auto-disabled"] = "a webhook made later",
        ["single/order-head-conditional"] = "order 442 was made later",
    };

    /// <summary>Recordings that have to go before, because they made the state or took the ids.</summary>
    public static string[] Before(string name) => name switch
    {
        "errors/410-trash-second" => ["errors/200-trash-first"],
        "errors/201-product-sale-over-regular" => ["errors/201-order-line-with-missing-product"],
        "errors/201-refund-zero" => ["errors/201-order-line-with-missing-product", "errors/201-product-sale-over-regular"],
        _ => [],
    };

    /// <summary>The body without what no store answers twice alike: drawn lots, random keys, counters the corpus does not show.</summary>
    public static JsonNode? Comparable(string name, JsonNode? body)
    {
        var comparable = body?.DeepClone();
        if (name == "lists/customers-role-all") return ById(comparable!.AsArray());
        foreach (var resource in Resources(comparable)) Forget(name, resource);
        return comparable;
    }

    // The list is in the order of a display name the API does not show.
    private static JsonArray ById(JsonArray users) => new([.. users.OrderBy(u => u!["id"]!.GetValue<int>()).Select(u => u!.DeepClone())]);

    private static IEnumerable<JsonObject> Resources(JsonNode? body) => body switch
    {
        JsonArray items => items.OfType<JsonObject>(),
        JsonObject one => [one],
        _ => [],
    };

    private static void Forget(string name, JsonObject resource)
    {
        resource.Remove("related_ids");
        if (!name.StartsWith("errors/201-", StringComparison.Ordinal)) return;
        foreach (var random in new[] { "order_key", "payment_url", "price_html", "permalink_template", "generated_slug" }) resource.Remove(random);
        foreach (var list in new[] { "line_items", "tax_lines", "meta_data" })
            foreach (var item in resource[list] as JsonArray ?? []) item!.AsObject().Remove("id");
    }
}
