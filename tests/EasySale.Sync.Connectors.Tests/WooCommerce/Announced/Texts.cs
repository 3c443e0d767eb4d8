using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Connectors.Tests.QuickBooks.Reading.EndToEnd;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Announced;

/// <summary>What lies on a shelf, in the words in which a shop's life is told.</summary>
internal static class Texts
{
    public static string Amount(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>What was not deleted, a line each; refunds of an order in the trash stay with it.</summary>
    public static IEnumerable<string> Of(ShelfConnector shelf) => shelf.Kept
        .Where(kept => kept.Value != ShelfConnector.GoneBody).Select(kept => Line(shelf, kept.Key, kept.Value)).OfType<string>().Order(StringComparer.Ordinal);

    private static string? Line(ShelfConnector shelf, string key, string body) => key.Split('/')[0] switch
    {
        "orders" when Read<Order>(body) is { IsDeleted: false } order => $"{key} {order.Status} {Amount(order.GrandTotal)} {order.CustomerNote} {order.Refunds.Count} refunds",
        "refunds" when Read<Refund>(body) is { IsDeleted: false } refund && !InTrash(shelf, refund.OrderId) => $"{key} of {refund.OrderId} {Amount(refund.Amount)}",
        "customers" when Read<Customer>(body) is { IsDeleted: false } customer => $"{key} {customer.FirstName} {customer.Email}",
        "products" when Read<Product>(body) is { IsDeleted: false } product => $"{key} {product.Name} {Amount(product.RegularPrice ?? 0)}",
        _ => null,
    };

    private static bool InTrash(ShelfConnector shelf, string order) =>
        shelf.Kept.TryGetValue($"orders/{order}", out var body) && body != ShelfConnector.GoneBody && Read<Order>(body).IsDeleted;

    private static T Read<T>(string body) => JsonSerializer.Deserialize<T>(body, JsonSerializerOptions.Web)!;
}
