using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>The three custom fields of sales forms, filled with what the settings and the mapping name.</summary>
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

    /// <summary>Writes what the settings put there, and what the tenant's mapping does, which counts more.</summary>
    /// <param name="body">The form.</param>
    /// <param name="record">The order or refund.</param>
    /// <param name="plan">What is known beside it.</param>
    /// <exception cref="SyncException">The mapping names a field the company does not have.</exception>
    public static void Write(Utf8JsonWriter body, CommerceRecord record, DocumentPlan plan)
    {
        var filled = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (record is Order order)
            foreach (var (id, source) in plan.Settings.CustomFields)
                if (Value(order, source) is { } value) filled[id] = value;
        foreach (var (name, mapped) in record.Custom ?? new Dictionary<string, JsonElement>())
            if (DocumentText.OneLine(mapped.ToString(), TextLimits.CustomField) is { } value) filled[Definition(name, plan.Company)] = value;
        if (filled.Count == 0) return;
        body.WriteStartArray("CustomField");
        foreach (var (id, value) in filled) Write(body, id, value);
        body.WriteEndArray();
    }

    private static string Definition(string name, CompanyProfile company)
    {
        if (name is "1" or "2" or "3") return name;
        return company.SalesFields.FirstOrDefault(field => string.Equals(field.Value, name, StringComparison.OrdinalIgnoreCase)).Key ?? throw new SyncException(
            FailureCause.FixSettings,
            $"{QuickBooksErrors.Prefix}custom_field_unknown",
            $"The mapping fills the custom field \"{name}\", which QuickBooks does not have on sales forms. It has: {Known(company)}. Name one of them, or 1, 2 or 3, in the mapping, or add it under Settings → Custom fields; a new one is known here within a day.");
    }

    private static string Known(CompanyProfile company) =>
        company.SalesFields.Count == 0 ? "none" : string.Join(", ", company.SalesFields.Select(field => $"{field.Key} ({field.Value})"));

    private static string? Value(Order order, string source) =>
        Sources.TryGetValue(source, out var value) ? DocumentText.OneLine(value(order), TextLimits.CustomField) : null;

    private static void Write(Utf8JsonWriter body, string id, string value)
    {
        body.WriteStartObject();
        body.WriteString("DefinitionId", id);
        body.WriteString("Type", "StringType");
        body.WriteText("StringValue", value);
        body.WriteEndObject();
    }
}
