using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Money;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Money;

/// <summary>The total the books come to, from a form's JSON alone: by the rules of the tax guide, not by the form's own reckoning.</summary>
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

    public static decimal Of(SalesForm form, CompanyProfile company)
    {
        var json = Json(form);
        var lines = json.GetProperty("Line").EnumerateArray().ToArray();
        return lines.Sum(Signed) + company.TaxModel switch
        {
            TaxModel.None => 0,
            TaxModel.UsAutomated => json.GetProperty("TxnTaxDetail").GetProperty("TotalTax").GetDecimal(),
            TaxModel.UsManual => OnTotal(json, lines, company),
            _ => Told(json) ?? lines.Sum(line => Rates(Code(line), company).Sum(percent => Cents(Signed(line) * percent / 100))),
        };
    }

    private static decimal? Told(JsonElement json) =>
        json.TryGetProperty("TxnTaxDetail", out var detail) ? detail.GetProperty("TaxLine").EnumerateArray().Sum(rate => rate.GetProperty("Amount").GetDecimal()) : null;

    private static decimal OnTotal(JsonElement json, JsonElement[] lines, CompanyProfile company)
    {
        if (!json.TryGetProperty("TxnTaxDetail", out var detail)) return 0;
        var sold = lines.Where(line => Signed(line) > 0).ToArray();
        var taxed = sold.Where(line => Code(line) == "TAX").Sum(Signed);
        if (json.TryGetProperty("ApplyTaxAfterDiscount", out var after) && after.GetBoolean())
            taxed += Cents(lines.Where(line => Signed(line) < 0).Sum(Signed) * taxed / sold.Sum(Signed));
        return Rates(detail.GetProperty("TxnTaxCodeRef").GetProperty("value").GetString()!, company).Sum(percent => Cents(taxed * percent / 100));
    }

    private static IEnumerable<decimal> Rates(string code, CompanyProfile company) =>
        company.TaxCodes.Single(known => known.Id == code).SalesRateIds.Select(id => company.TaxRates.Single(rate => rate.Id == id).Percent);

    private static string Code(JsonElement line) =>
        line.GetProperty(line.GetProperty("DetailType").GetString()!).GetProperty("TaxCodeRef").GetProperty("value").GetString()!;

    private static decimal Signed(JsonElement line) => line.GetProperty("DetailType").GetString() switch
    {
        "DiscountLineDetail" => -line.GetProperty("Amount").GetDecimal(),
        "SalesItemLineDetail" => line.GetProperty("Amount").GetDecimal(),
        _ => 0,
    };

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
