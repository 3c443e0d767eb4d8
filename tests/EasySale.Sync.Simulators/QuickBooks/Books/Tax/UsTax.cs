using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Tax;

/// <summary>US companies: lines are TAX or NON, one code for the document, tax rounded once on the taxable total.</summary>
internal sealed class UsTax(Office office)
{
    private const string Taxable = "TAX";
    private const string NotTaxable = "NON";

    public JsonObject Compute(TaxedDocument document)
    {
        foreach (var line in document.Lines.Where(line => line.Sign > 0)) Settle(line);
        var automated = office.Preference("TaxPrefs").Flag("PartnerTaxEnabled");
        var code = automated == true ? DefaultCode : document.Sent?.Ref("TxnTaxCodeRef");
        if (!office.UsesTax || automated == false || code is null) return TaxLines.Detail(null, 0m, []);
        var taxable = TaxableTotal(document);
        if (taxable == 0m) return TaxLines.Detail(code, 0m, []);
        var rates = TaxCodes.RatesOf(office.Ledger, code);
        var taxes = Rounded(rates, taxable);
        if (automated == true && Explicit(document.Sent) is { } total) taxes = Spread(taxes, total);
        return TaxLines.Detail(code, taxes.Sum(), rates.Select((rate, i) => TaxLines.Line(rate, taxes[i], taxable)));
    }

    private string? DefaultCode => office.Preference("TaxPrefs").Ref("TaxGroupCodeRef");

    /// <summary>A line without a code follows its item; a code other than the two is refused.</summary>
    private void Settle(TaxedLine line)
    {
        var code = line.Detail.Ref("TaxCodeRef");
        if (code is not (null or Taxable or NotTaxable)) throw Fault.UsTaxCode(code);
        if (code is not null) return;
        var item = office.Ledger.Find("Item", line.Detail.Ref("ItemRef"));
        line.Detail["TaxCodeRef"] = new JsonObject { ["value"] = item?.Flag("Taxable") == false ? NotTaxable : Taxable };
    }

    /// <summary>A discount lowers the base by the taxable lines' share of the subtotal, if the document says so.</summary>
    private decimal TaxableTotal(TaxedDocument document)
    {
        if (office.Ledger.Find("Customer", document.Row.Ref("CustomerRef"))?.Flag("Taxable") == false) return 0m;
        var taxed = document.Lines.Where(line => line.Sign > 0 && line.Detail.Ref("TaxCodeRef") == Taxable).ToList();
        var total = taxed.Sum(line => line.Line.Number("Amount") ?? 0m);
        var discount = document.Lines.Where(line => line.Sign < 0).Sum(line => line.Line.Number("Amount") ?? 0m);
        var subTotal = document.Lines.Where(line => line.InSubTotal).Sum(line => line.Line.Number("Amount") ?? 0m);
        if (document.Row.Flag("ApplyTaxAfterDiscount") != true || subTotal == 0m) return total;
        var share = taxed.Where(line => line.InSubTotal).Sum(line => line.Line.Number("Amount") ?? 0m) / subTotal;
        return total - Money.Cents(discount * share);
    }

    private decimal[] Rounded(IReadOnlyList<CodeRate> rates, decimal taxable)
    {
        var exact = TaxCodes.Taxes(rates, taxable);
        decimal[] taxes = [.. exact.Select(Money.Cents)];
        return office.Switches.RoundEachUsRate ? taxes : Spread(taxes, Money.Cents(exact.Sum()));
    }

    private static decimal? Explicit(JsonObject? sent) => sent?.Flag("UseAutomatedSalesTax") == true ? null : sent?.Number("TotalTax");

    /// <summary>Gives a total to the rates in proportion; the last takes the remaining cents.</summary>
    private static decimal[] Spread(decimal[] taxes, decimal total)
    {
        if (taxes.Length == 0) return taxes;
        var sum = taxes.Sum();
        var shares = taxes.Select(tax => sum == 0m ? 0m : Money.Cents(tax * total / sum)).ToArray();
        shares[^1] += total - shares.Sum();
        return shares;
    }
}
