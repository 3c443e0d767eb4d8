using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>The three custom fields of sales forms, filled with what the settings name.</summary>
internal static class CustomFields
{
    /// <summary>What of an order a custom field can show: the setting's word → the value.</summary>
    public static readonly IReadOnlyDictionary<string, Func<Order, string?>> Sources = new Dictionary<string, Func<Order, string?>>
    {
        ["number"] = order => order.Number,
        ["status"] = order => order.Status,
        ["customerNote"] = order => order.CustomerNote,
        ["paymentMethod"] = order => order.PaymentMethod,
        ["transactionId"] = order => order.TransactionId,
        ["couponCodes"] = order => string.Join(", ", order.Coupons.Select(coupon => coupon.Code)),
    };

    public static void Write(Utf8JsonWriter body, Order order, QuickBooksSettings settings)
    {
        var filled = settings.CustomFields.OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => (Id: field.Key, Value: Value(order, field.Value))).Where(field => field.Value is not null).ToList();
        if (filled.Count == 0) return;
        body.WriteStartArray("CustomField");
        foreach (var (id, value) in filled) Write(body, id, value!);
        body.WriteEndArray();
    }

    private static string? Value(Order order, string source) =>
        Sources.TryGetValue(source, out var value) ? DocumentText.OneLine(value(order), TextLimits.CustomField) : null;

    private static void Write(Utf8JsonWriter body, string id, string value)
    {
        body.WriteStartObject();
        body.WriteString("DefinitionId", id);
        body.WriteString("Type", "StringType");
        body.WriteString("StringValue", value);
        body.WriteEndObject();
    }
}
