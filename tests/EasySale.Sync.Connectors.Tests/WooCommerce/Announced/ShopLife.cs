using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Announced;

/// <summary>What happens in a shop.</summary>
internal enum Happening
{
    Order,
    Edit,
    Pay,
    Refund,
    Trash,
    Untrash,
    Customer,
    Rename,
    LeaveForGood,
    Product,
    Reprice,

    /// <summary>From here on no webhook tells.</summary>
    DeleteOrder,
    DeleteRefund,
    DeleteProduct,
}

/// <summary>Lets things happen in a shop; what has nothing to happen to does not happen.</summary>
/// <param name="shop">The shop.</param>
internal sealed class ShopLife(Shop shop)
{
    private IReadOnlyList<JsonObject> Trashed => [.. shop.AllOrders().Where(order => IsTrash(order))];

    private IReadOnlyList<JsonObject> Orders => [.. shop.AllOrders().Where(order => !IsTrash(order))];

    /// <param name="what">What happens.</param>
    /// <param name="which">To which record, and how.</param>
    public void Let(Happening what, int which)
    {
        switch (what)
        {
            case Happening.Order: shop.AddOrder(new() { ["status"] = "processing", ["billing"] = new JsonObject { ["email"] = $"b{which % 4}@example.com" }, ["line_items"] = Lines(which) }); break;
            case Happening.Edit when Some(Orders, which) is { } id: shop.EditOrder(id, order => order["customer_note"] = $"Note {which}"); break;
            case Happening.Pay when Some(Orders, which) is { } id: shop.SetOrderStatus(id, which % 2 == 0 ? "completed" : "on-hold"); break;
            case Happening.Refund when Some([.. Orders.Where(CanBeRefunded)], which) is { } id: shop.RefundOrder(id, new() { ["amount"] = "0.50", ["reason"] = $"{which}" }); break;
            case Happening.Trash when Some(Orders, which) is { } id: shop.TrashOrder(id); break;
            case Happening.Untrash when Some(Trashed, which) is { } id: shop.UntrashOrder(id); break;
            case Happening.Customer: shop.AddCustomer(new() { ["email"] = $"c{shop.AllCustomers().Count}-{which}@example.com", ["first_name"] = $"Name {which}" }); break;
            case Happening.Rename when Some(shop.AllCustomers(), which) is { } id: shop.UpdateCustomer(id, new() { ["first_name"] = $"Name {which}" }); break;
            case Happening.LeaveForGood when Some(shop.AllCustomers(), which) is { } id: shop.DeleteCustomer(id); break;
            case Happening.Product: shop.AddProduct(new() { ["name"] = $"Thing {which}", ["regular_price"] = "7.00" }); break;
            case Happening.Reprice when Some(shop.AllProducts(), which) is { } id: shop.UpdateProduct(id, new() { ["regular_price"] = $"{which}.00" }); break;
            case Happening.DeleteOrder when Some(Orders, which) is { } id: shop.DeleteOrder(id); break;
            case Happening.DeleteRefund when Some([.. Orders.Where(order => Refunds(order).Count > 0)], which) is { } id: shop.DeleteRefund(id, Id(Refunds(shop.Order(id))[0]!)); break;
            case Happening.DeleteProduct when Some(shop.AllProducts(), which) is { } id: shop.DeleteProduct(id); break;
        }
    }

    /// <summary>Everything the shop shows, a line each.</summary>
    public IEnumerable<string> Lines() => Orders.SelectMany(OfOrder)
        .Concat(shop.AllCustomers().Select(customer => $"customers/{customer["id"]} {customer["first_name"]} {customer["email"]}"))
        .Concat(shop.AllProducts().Select(product => $"products/{product["id"]} {product["name"]} {Amount(product["regular_price"])}"))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> OfOrder(JsonObject order) =>
    [
        $"orders/{order["id"]} {order["status"]} {Amount(order["total"])} {order["customer_note"]} {Refunds(order).Count} refunds",
        .. Refunds(order).Select(refund => $"refunds/{refund!["id"]} of {order["id"]} {Amount(refund["total"]).TrimStart('-')}"),
    ];

    private JsonArray Lines(int which) =>
        Some(shop.AllProducts(), which) is { } product ? [new JsonObject { ["product_id"] = product, ["quantity"] = (which % 3) + 1 }] : [];

    private static int? Some(IReadOnlyList<JsonObject> records, int which) => records.Count == 0 ? null : Id(records[which % records.Count]);

    private static int Id(JsonNode record) => record["id"]!.GetValue<int>();

    private static JsonArray Refunds(JsonObject order) => order["refunds"]!.AsArray();

    private static bool CanBeRefunded(JsonObject order) => Refunds(order).Count == 0 && Amount(order["total"]) != "0.00";

    private static bool IsTrash(JsonObject order) => order["status"]!.ToString() == "trash";

    private static string Amount(JsonNode? amount) => Texts.Amount(decimal.Parse(amount!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
}
