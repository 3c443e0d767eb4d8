using System.Text.Json;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>What a form says about its tax, and the tax the books will compute from it.</summary>
internal sealed record FormTax
{
    /// <summary>A form of a company that uses no sales tax.</summary>
    public static readonly FormTax None = new();

    /// <summary>The tax in the books, to the cent, in the form's currency.</summary>
    public decimal Computed { get; init; }

    /// <summary>Whether line amounts hold tax; told outside the US only.</summary>
    public string? Calculation { get; init; }

    /// <summary>US: whether the discount lowers the taxed amount; null where there is no discount.</summary>
    public bool? AfterDiscount { get; init; }

    /// <summary>US, manual: the one code of the document.</summary>
    public string? TaxCode { get; init; }

    /// <summary>The tax as the shop charged it, where the books keep what they are told.</summary>
    public decimal? TotalTax { get; init; }

    /// <summary>The tax by rate, where the books keep what they are told.</summary>
    public IReadOnlyList<RateAmount> Rates { get; init; } = [];

    public void WriteTo(Utf8JsonWriter json)
    {
        if (Calculation is not null) json.WriteString("GlobalTaxCalculation", Calculation);
        if (AfterDiscount is { } after) json.WriteBoolean("ApplyTaxAfterDiscount", after);
        if (TaxCode is null && TotalTax is null) return;
        json.WriteStartObject("TxnTaxDetail");
        json.Reference("TxnTaxCodeRef", TaxCode);
        if (TotalTax is { } total) json.WriteNumber(nameof(TotalTax), total);
        if (Rates.Count > 0) WriteRates(json);
        json.WriteEndObject();
    }

    private void WriteRates(Utf8JsonWriter json)
    {
        json.WriteStartArray("TaxLine");
        foreach (var rate in Rates) rate.WriteTo(json);
        json.WriteEndArray();
    }
}
