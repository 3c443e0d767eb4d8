using System.Text.Json.Nodes;
using EasySale.Sync.Hosts.Tests.Accounts;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Hosts.Tests.Telemetry;

/// <summary>A shop with an order of one person, and books it is synchronized to.</summary>
internal static class PlantedShop
{
    public static int Order(WooCommerceSimulator shop, string first, string last, string email, string phone) => shop.Shop.AddOrder(new JsonObject
    {
        ["status"] = "processing",
        ["set_paid"] = true,
        ["billing"] = new JsonObject { ["first_name"] = first, ["last_name"] = last, ["email"] = email, ["phone"] = phone },
        ["line_items"] = new JsonArray(new JsonObject { ["product_id"] = shop.Shop.AddProduct(new JsonObject { ["name"] = "Thing", ["regular_price"] = "10.00" }), ["quantity"] = 1 }),
    });

    /// <summary>Connects both. Returns the id of the books.</summary>
    public static async Task<string> Connect(ConsentHouse house, WooCommerceSimulator shop, string key, string secret)
    {
        var company = house.Intuit.Companies[1];
        house.Intuit.Owner.Company = company.RealmId;
        var books = await house.Connect();
        await house.Send(
            "PUT", $"/api/integrations/connections/{books}", ConsentHouse.Acme,
            new JsonObject { ["settings"] = CanadianConnection.Settings(house.Intuit, company.RealmId) }.ToJsonString());
        await house.Send("POST", "/api/integrations/connections", ConsentHouse.Acme, $$$"""
            {"id":"shop-1","platform":"woocommerce","settings":{"storeUrl":"{{{shop.BaseUrl}}}","allowHttp":"true"},"secrets":{"consumerKey":"{{{key}}}","consumerSecret":"{{{secret}}}"}}
            """);
        return books;
    }

    /// <summary>The run's status once it is over.</summary>
    public static async Task<JsonNode> Finished(ConsentHouse house, JsonNode started)
    {
        while (true)
        {
            var status = await house.Get($"/api/sync/status/{started["syncId"]}", ConsentHouse.Acme);
            if ((string?)status["status"] is not ("queued" or "running")) return status;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
