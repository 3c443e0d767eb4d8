using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>A corpus order from which further orders are made: same customer, lines and amounts; own ids, number and dates.</summary>
internal sealed class OrderTemplate(JsonObject source, SiteTime time)
{
    private const int ItemIdsPerOrder = 64;
    private static readonly string[] ItemLists = ["line_items", "tax_lines", "shipping_lines", "fee_lines", "coupon_lines"];
    private readonly string _sourceId = source["id"]!.ToString();
    private readonly DateTime _sourceCreated = SiteTime.Read(source["date_created_gmt"])!.Value;

    public string Status { get; } = source["status"]!.ToString();

    public int CustomerId { get; } = source["customer_id"]!.GetValue<int>();

    public JsonObject Build(int id, DateTime created)
    {
        var order = source.DeepClone().AsObject();
        var key = $"wc_order_{id:x13}";
        order["id"] = id;
        order["number"] = id.ToString(null, null);
        order["payment_url"] = $"{SiteLinks.Site}/checkout/order-pay/{id}/?pay_for_order=true&key={key}";
        order["order_key"] = key;
        Date(order, created);
        Number(order, id);
        Relink(order["_links"]!, id);
        return order;
    }

    private void Date(JsonObject order, DateTime created)
    {
        time.Stamp(order, "date_created", created);
        time.Stamp(order, "date_modified", created);
        foreach (var name in new[] { "date_paid", "date_completed" })
            if (SiteTime.Read(order[name + "_gmt"]) is { } at) time.Stamp(order, name, created + (at - _sourceCreated));
    }

    private static void Number(JsonObject order, int id)
    {
        var next = id * ItemIdsPerOrder;
        foreach (var list in ItemLists)
            foreach (var item in order[list]!.AsArray()) item!["id"] = next++;
    }

    private void Relink(JsonNode links, int id)
    {
        foreach (var (_, targets) in links.AsObject())
            foreach (var target in targets!.AsArray())
                target!["href"] = target["href"]!.ToString().Replace($"/orders/{_sourceId}", $"/orders/{id}", StringComparison.Ordinal);
    }
}
