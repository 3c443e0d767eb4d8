using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Tax;

internal static class TaxLines
{
    public static JsonObject Line(CodeRate rate, decimal tax, decimal taxable) => new()
    {
        ["Amount"] = Money.Json(tax),
        ["DetailType"] = "TaxLineDetail",
        ["TaxLineDetail"] = new JsonObject
        {
            ["TaxRateRef"] = new JsonObject { ["value"] = rate.Id },
            ["PercentBased"] = true,
            ["TaxPercent"] = Money.Json(rate.Percent),
            ["NetAmountTaxable"] = Money.Json(taxable),
        },
    };

    public static JsonObject Detail(string? code, decimal total, IEnumerable<JsonObject> lines)
    {
        var detail = new JsonObject();
        if (code is not null) detail["TxnTaxCodeRef"] = new JsonObject { ["value"] = code };
        detail["TotalTax"] = Money.Json(total);
        JsonNode[] list = [.. lines];
        if (list.Length > 0) detail["TaxLine"] = new JsonArray(list);
        return detail;
    }

    /// <summary>A detail that names a code only.</summary>
    public static JsonObject CodeOnly(string code) => new() { ["TxnTaxCodeRef"] = new JsonObject { ["value"] = code } };
}
