using System.Text.Json;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

internal enum FormLineKind
{
    /// <summary>An item, a fee, shipping, a rounding difference.</summary>
    Sale,

    /// <summary>What is taken off; a form has one at most.</summary>
    Discount,

    /// <summary>Words without an amount.</summary>
    Note,
}

/// <summary>A line of a sales form.</summary>
internal sealed record FormLine
{
    public required FormLineKind Kind { get; init; }

    /// <summary>In the form's currency, without tax, never negative: a discount's is taken off.</summary>
    public decimal Amount { get; init; }

    /// <summary>Id of the item sold, or a placeholder of one.</summary>
    public string? ItemId { get; init; }

    public decimal? Quantity { get; init; }

    /// <summary>Up to 7 decimals; times the quantity it rounds to the amount.</summary>
    public decimal? UnitPrice { get; init; }

    public string? Description { get; init; }

    /// <summary>Tax code id; in US companies TAX or NON.</summary>
    public string? TaxCode { get; init; }

    /// <summary>Account of a discount; null for the company's own.</summary>
    public string? AccountId { get; init; }

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (Kind != FormLineKind.Note) json.WriteNumber(nameof(Amount), Amount);
        if (Description is not null) json.WriteText(nameof(Description), Description);
        json.WriteString("DetailType", Detail);
        if (Kind != FormLineKind.Note) WriteDetail(json);
        json.WriteEndObject();
    }

    private string Detail => Kind switch
    {
        FormLineKind.Sale => "SalesItemLineDetail",
        FormLineKind.Discount => "DiscountLineDetail",
        _ => "DescriptionOnly",
    };

    private void WriteDetail(Utf8JsonWriter json)
    {
        json.WriteStartObject(Detail);
        if (Kind == FormLineKind.Discount) json.WriteBoolean("PercentBased", false);
        json.Reference("ItemRef", ItemId);
        json.Reference("DiscountAccountRef", AccountId);
        if (Quantity is { } quantity) json.WriteNumber("Qty", quantity);
        if (UnitPrice is { } price) json.WriteNumber(nameof(UnitPrice), price);
        json.Reference("TaxCodeRef", TaxCode);
        json.WriteEndObject();
    }
}
