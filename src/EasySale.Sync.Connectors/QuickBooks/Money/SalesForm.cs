using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>
/// The money of an invoice, sales receipt, credit memo or refund receipt: its lines, its tax and the total the books will
/// compute from them. Amounts are positive in all four.
/// </summary>
internal sealed record SalesForm
{
    public required IReadOnlyList<FormLine> Lines { get; init; }

    public required FormTax Tax { get; init; }

    /// <summary>ISO 4217 code, written when the company keeps several currencies; null when it keeps one.</summary>
    public string? Currency { get; init; }

    /// <summary>What the books will compute: what the shop says, once <see cref="Rounding"/> is in.</summary>
    public required decimal Total { get; init; }

    /// <summary>What rounding lines add, signed; zero where there is none.</summary>
    public decimal Rounding { get; init; }

    /// <param name="itemId">Item of a product line: an id or a placeholder of one.</param>
    /// <exception cref="Engine.Failures.SyncException">A mapping is missing, or the totals differ by more than a cent a line.</exception>
    public static SalesForm Of(Order order, CompanyProfile company, QuickBooksSettings settings, Func<OrderLine, string> itemId) =>
        new FormBuilder(OrderSale.Of(order, company.AllowDiscount ? settings.Discounts : Discounts.Net), company, settings, itemId).Build();

    /// <param name="refund">With the order it takes back from: its currency and rates.</param>
    /// <param name="itemId">Item of a product line: an id or a placeholder of one.</param>
    /// <exception cref="Engine.Failures.SyncException">A mapping is missing, or the totals differ by more than a cent a line.</exception>
    public static SalesForm Of(Refund refund, CompanyProfile company, QuickBooksSettings settings, Func<OrderLine, string> itemId) =>
        new FormBuilder(RefundSale.Of(refund, refund.Order!), company, settings, itemId).Build();

    /// <summary>Writes CurrencyRef, Line, GlobalTaxCalculation, ApplyTaxAfterDiscount and TxnTaxDetail into the open object.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        if (Currency is not null) json.Reference("CurrencyRef", Currency);
        json.WriteStartArray("Line");
        foreach (var line in Lines) line.WriteTo(json);
        json.WriteEndArray();
        Tax.WriteTo(json);
    }
}
