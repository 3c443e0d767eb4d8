using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Tax;

/// <summary>Companies outside the US: a code on every line, tax rounded per line and rate, then summed.</summary>
internal sealed class PerLineTax(Office office)
{
    private const string NotApplicable = "NotApplicable";
    private const string Inclusive = "TaxInclusive";

    public JsonObject Compute(TaxedDocument document)
    {
        var mode = document.Row.Text("GlobalTaxCalculation") ?? "TaxExcluded";
        document.Row["GlobalTaxCalculation"] = mode;
        if (!office.UsesTax) return TaxLines.Detail(null, 0m, []);
        if (mode == NotApplicable) return document.Sent is null ? TaxLines.Detail(null, 0m, []) : throw Fault.TaxNotApplicable();
        var sums = new Dictionary<string, (CodeRate Rate, decimal Tax, decimal Net)>(StringComparer.Ordinal);
        foreach (var line in document.Lines) AddLine(line, mode == Inclusive, sums);
        if (document.Sent?.Rows("TaxLine") is { Count: > 0 } sent) Override(sent, sums);
        return TaxLines.Detail(null, sums.Values.Sum(sum => sum.Tax), sums.Values.Select(sum => TaxLines.Line(sum.Rate, sum.Tax, sum.Net)));
    }

    private void AddLine(TaxedLine line, bool inclusive, Dictionary<string, (CodeRate Rate, decimal Tax, decimal Net)> sums)
    {
        var code = line.Detail.Ref("TaxCodeRef")
            ?? throw Fault.Business($"Make sure all your transactions have a {(office.Country == "GB" ? "VAT" : "GST/HST")} rate before you save.");
        var rates = TaxCodes.RatesOf(office.Ledger, code);
        var taxes = inclusive ? FromGross(line, rates) : [.. TaxCodes.Taxes(rates, line.Line.Number("Amount") ?? 0m).Select(Money.Cents)];
        var net = line.Sign * (line.Line.Number("Amount") ?? 0m);
        for (var i = 0; i < rates.Count; i++)
        {
            var sum = sums.GetValueOrDefault(rates[i].Id);
            sums[rates[i].Id] = (rates[i], sum.Tax + line.Sign * taxes[i], sum.Net + net);
        }
    }

    /// <summary>The tax inside a gross amount; the line is stored net, the gross beside it.</summary>
    private decimal[] FromGross(TaxedLine line, IReadOnlyList<CodeRate> rates)
    {
        var amount = line.Line.Number("Amount") ?? 0m;
        var gross = line.Detail.Number("TaxInclusiveAmt") ?? (office.Switches.InclusiveAmountsAreNet ? null : amount);
        var share = TaxCodes.Taxes(rates, 1m).Sum();
        if (gross is null) return [.. TaxCodes.Taxes(rates, amount).Select(Money.Cents)];
        var net = Money.Cents(gross.Value / (1m + share));
        decimal[] taxes = [.. TaxCodes.Taxes(rates, net).Select(Money.Cents)];
        if (taxes.Length > 0) taxes[^1] += gross.Value - net - taxes.Sum();
        line.Line["Amount"] = Money.Json(net);
        if (line.Sign > 0) line.Detail["TaxInclusiveAmt"] = Money.Json(gross.Value);
        if (!office.Switches.InclusiveAmountsAreNet && line.Detail.Number("Qty") is { } quantity and not 0m)
            line.Detail["UnitPrice"] = Money.Json(Money.UnitPrice(net / quantity));
        return taxes;
    }

    /// <summary>The client's own tax: a line for every rate in use, and none that differs where the rate is fixed.</summary>
    private static void Override(IReadOnlyList<JsonObject> sent, Dictionary<string, (CodeRate Rate, decimal Tax, decimal Net)> sums)
    {
        var given = sent.ToLookup(line => line.Part("TaxLineDetail")?.Ref("TaxRateRef") ?? "", line => line.Number("Amount") ?? 0m, StringComparer.Ordinal);
        if (given.Any(group => !sums.ContainsKey(group.Key)) || sums.Keys.Any(rate => !given.Contains(rate)))
            throw Fault.Business("TxnTaxDetail must have a tax line for every tax rate that the lines use, and for no other.");
        foreach (var (id, sum) in sums.ToList())
        {
            var tax = Money.Cents(given[id].Sum());
            if (sum.Rate.Fixed && tax != sum.Tax) throw Fault.Business("The amount of this tax rate cannot be overridden.");
            sums[id] = sum with { Tax = tax };
        }
    }
}
