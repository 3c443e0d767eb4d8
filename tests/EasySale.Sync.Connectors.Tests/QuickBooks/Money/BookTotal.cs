using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Money;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Money;

/// <summary>The total of a form whose tax is told, added up from its JSON alone.</summary>
internal static class BookTotal
{
    public static JsonElement Json(SalesForm form)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            form.WriteTo(json);
            json.WriteEndObject();
        }

        return JsonElement.Parse(stream.ToArray());
    }

    public static decimal Of(SalesForm form)
    {
        var json = Json(form);
        var tax = json.TryGetProperty("TxnTaxDetail", out var detail) && detail.TryGetProperty("TaxLine", out var rates)
            ? rates.EnumerateArray().Sum(rate => rate.GetProperty("Amount").GetDecimal())
            : 0;
        return json.GetProperty("Line").EnumerateArray().Sum(Signed) + tax;
    }

    private static decimal Signed(JsonElement line) => line.GetProperty("DetailType").GetString() switch
    {
        "DiscountLineDetail" => -line.GetProperty("Amount").GetDecimal(),
        "SalesItemLineDetail" => line.GetProperty("Amount").GetDecimal(),
        _ => 0,
    };
}
