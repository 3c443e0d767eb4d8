using System.Text.Json.Nodes;

namespace EasySale.Sync.Connectors.Tests.Supabase;

/// <summary>Orders as <c>upsert_orders</c> takes them.</summary>
internal static class OrderPayload
{
    public const string Morning = "2026-11-01T08:00:00Z";
    public const string Noon = "2026-11-01T12:00:00Z";
    public const string Evening = "2026-11-01T18:00:00Z";

    public static JsonObject Order(string connectionId, string id, string modified, string total = "10.00", params JsonNode[] lines) => new()
    {
        ["order"] = new JsonObject
        {
            ["connection_id"] = connectionId,
            ["source_id"] = id,
            ["number"] = id,
            ["status"] = "completed",
            ["currency"] = "EUR",
            ["total"] = total,
            ["total_tax"] = "1.90",
            ["shipping_total"] = "4.95",
            ["discount_total"] = "0",
            ["refunded_total"] = "0",
            ["prices_include_tax"] = true,
            ["customer_source_id"] = null,
            ["billing_email"] = "buyer@example.test",
            ["billing"] = new JsonObject { ["city"] = "Zürich" },
            ["shipping"] = new JsonObject(),
            ["payment_method"] = "stripe",
            ["transaction_id"] = null,
            ["date_created"] = Morning,
            ["date_paid"] = null,
            ["source_modified"] = modified,
            ["is_deleted"] = false,
            ["raw"] = new JsonObject { ["id"] = id, ["total"] = total },
        },
        ["lines"] = new JsonArray(lines),
    };

    public static JsonObject Line(string id, string name = "Wool sock", string total = "5.00", string kind = "line_item") => new()
    {
        ["kind"] = kind,
        ["line_id"] = id,
        ["product_source_id"] = "11",
        ["variation_source_id"] = null,
        ["sku"] = "SOCK",
        ["name"] = name,
        ["quantity"] = 2,
        ["currency"] = "EUR",
        ["unit_price"] = "2.50",
        ["subtotal"] = total,
        ["total"] = total,
        ["total_tax"] = "0.95",
        ["taxes"] = new JsonArray(),
        ["raw"] = new JsonObject { ["id"] = id },
    };
}
