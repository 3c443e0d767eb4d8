using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Http;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Resources;

/// <summary>Creating, changing and deleting tax rates.</summary>
internal sealed class Taxes(ShopState shop)
{
    public Row Find(int id) => shop.Taxes.Find(id) ?? throw new RestError(404, "woocommerce_rest_invalid_id", "Invalid resource ID.");

    public Row Create(JsonObject sent)
    {
        var id = shop.Taxes.LastId + 1;
        var rate = new JsonObject
        {
            ["id"] = id,
            ["country"] = "",
            ["state"] = "",
            ["postcode"] = "",
            ["city"] = "",
            ["rate"] = "0.0000",
            ["name"] = "",
            ["priority"] = 1,
            ["compound"] = false,
            ["shipping"] = true,
            ["order"] = 0,
            ["class"] = "standard",
            ["postcodes"] = new JsonArray(),
            ["cities"] = new JsonArray(),
            ["_links"] = SiteLinks.Links("taxes", id),
        };
        Fill(rate, sent);
        return shop.Taxes.Add(rate);
    }

    public Row Update(int id, JsonObject sent)
    {
        var row = Find(id);
        shop.Taxes.Change(row, body => Fill(body, sent));
        return row;
    }

    public JsonObject Delete(int id, bool force)
    {
        var row = Find(id);
        if (!force) throw new RestError(501, "woocommerce_rest_trash_not_supported", "Taxes do not support trashing.");
        shop.Taxes.Remove(id);
        return row.Body;
    }

    private static void Fill(JsonObject rate, JsonObject sent)
    {
        foreach (var (name, value) in sent)
            if (rate.ContainsKey(name) && name is not ("id" or "_links")) rate[name] = value?.DeepClone();
        rate["rate"] = Money.Text(Money.Read(rate["rate"]), 4);
    }
}
