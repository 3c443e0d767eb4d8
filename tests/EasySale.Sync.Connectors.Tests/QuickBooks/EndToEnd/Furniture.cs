using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.EndToEnd;

/// <summary>Records of both sides, no more of them than a match needs.</summary>
internal static class Furniture
{
    public static string Buyer(this ShopToBooks house, string name, string? email)
    {
        var row = new JsonObject { ["DisplayName"] = name, ["Active"] = true };
        if (email is not null) row["PrimaryEmailAddr"] = new JsonObject { ["Address"] = email };
        return house.Company.Add("Customer", row);
    }

    public static string Item(this ShopToBooks house, string name, string sku, decimal? price = null) => house.Company.Add("Item", new JsonObject
    {
        ["Name"] = name,
        ["Sku"] = sku,
        ["Type"] = "NonInventory",
        ["Active"] = true,
        ["IncomeAccountRef"] = new JsonObject { ["value"] = "79" },
        ["UnitPrice"] = price,
    });

    public static int Account(this ShopToBooks house, string email, string first, string last) =>
        house.Shop.AddCustomer(new JsonObject { ["email"] = email, ["first_name"] = first, ["last_name"] = last });

    public static int Order(this ShopToBooks house, int? customer, int? product, string? guest = null, string status = "completed") => house.Shop.AddOrder(new JsonObject
    {
        ["status"] = status,
        ["set_paid"] = status == "completed",
        ["currency"] = "CAD",
        ["customer_id"] = customer ?? 0,
        ["billing"] = new JsonObject { ["first_name"] = "Ann", ["last_name"] = "Lee", ["email"] = guest ?? "ann@x.test" },
        ["line_items"] = product is { } id ? new JsonArray(new JsonObject { ["product_id"] = id, ["quantity"] = 1 }) : [],
        ["fee_lines"] = product is null ? new JsonArray(new JsonObject { ["name"] = "Gift", ["total"] = "5.00" }) : [],
    });

    public static async Task<string> IdOf(this ShopToBooks house, RecordKind kind, int id) =>
        (await house.Link(new RecordKey(kind, id.ToString(CultureInfo.InvariantCulture))))!.TargetId!;
}
