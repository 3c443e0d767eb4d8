using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>The <c>dp</c> parameter: rewrites the amounts of an order or refund; <c>price</c> and rates are numbers and stay.</summary>
internal static class Decimals
{
    private static readonly HashSet<string> Amounts =
    [
        "discount_total", "discount_tax", "shipping_total", "shipping_tax", "cart_tax", "total", "total_tax",
        "subtotal", "subtotal_tax", "tax_total", "shipping_tax_total", "discount", "amount",
    ];

    public static void Apply(JsonNode? node, int decimals)
    {
        if (node is JsonArray items)
            foreach (var item in items) Apply(item, decimals);
        if (node is JsonObject members) ApplyMembers(members, decimals);
    }

    private static void ApplyMembers(JsonObject members, int decimals)
    {
        foreach (var name in members.Select(m => m.Key).ToArray())
        {
            if (name is "meta_data" or "_links" or "billing" or "shipping") continue;
            if (!Amounts.Contains(name)) Apply(members[name], decimals);
            else if (members[name] is { } amount && amount.ToString().Length > 0) members[name] = Money.Text(Money.Read(amount), decimals);
        }
    }
}
