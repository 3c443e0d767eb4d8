using System.Text.Json;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>The tax of one rate on a form.</summary>
/// <param name="RateId">Id of the tax rate in the books.</param>
/// <param name="Percent">20 for 20 %.</param>
/// <param name="Taxable">The net amount it applies to.</param>
/// <param name="Amount">The tax.</param>
internal sealed record RateAmount(string RateId, decimal Percent, decimal Taxable, decimal Amount)
{
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber(nameof(Amount), Amount);
        json.WriteString("DetailType", "TaxLineDetail");
        json.WriteStartObject("TaxLineDetail");
        json.Reference("TaxRateRef", RateId);
        json.WriteBoolean("PercentBased", true);
        json.WriteNumber("TaxPercent", Percent);
        json.WriteNumber("NetAmountTaxable", Taxable);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
