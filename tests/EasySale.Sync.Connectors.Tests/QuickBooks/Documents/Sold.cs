using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Documents;

/// <summary>The order and refund of the sample exchanges, as a shop tells them.</summary>
internal static class Sold
{
    /// <summary>In the evening of the 15th at the company, on the 16th in UTC.</summary>
    public static readonly DateTimeOffset Evening = new(2026, 6, 16, 3, 30, 0, TimeSpan.Zero);

    private const string Rate = "3";

    /// <summary>Two widgets, a gadget, gift wrap and untaxed shipping; 8 % on 88.98.</summary>
    public static Order Order { get; } = new()
    {
        Id = "1050",
        Number = "1050",
        Status = "processing",
        Currency = "USD",
        GrandTotal = 104.05m,
        TotalTax = 7.12m,
        ShippingTotal = 7.95m,
        CustomerId = "7",
        Billing = new Address { Line1 = "1 Main St", City = "Mountain View", Region = "CA", PostalCode = "94043", Country = "US", Email = "jane@example.com" },
        PaymentMethod = "stripe",
        PaymentMethodTitle = "Credit card",
        TransactionId = "ch_3PXw2eLkdIwHu7ix0Zr1Ab2C",
        CustomerNote = "Please leave at the door",
        CreatedAt = Evening,
        PaidAt = Evening,
        Lines =
        [
            Line("1", OrderLineKind.Item, "Blue Widget", 39.98m, 3.20m) with { ProductId = "501", Sku = "WID-BLU", Quantity = 2, UnitPrice = 19.99m },
            Line("2", OrderLineKind.Item, "Gadget", 45.50m, 3.64m) with { ProductId = "502", UnitPrice = 45.50m },
            Line("3", OrderLineKind.Fee, "Gift wrap", 3.50m, 0.28m),
            Line("4", OrderLineKind.Shipping, "Flat rate", 7.95m, 0m),
        ],
        Taxes = [new OrderTax { Id = "5", RateId = Rate, Label = "California", RatePercent = 8, Total = 7.12m }],
    };

    public static Order Unpaid { get; } = Order with { Status = "on-hold", PaidAt = null, TransactionId = null };

    public static Order Guest { get; } = Order with { CustomerId = null };

    /// <summary>One widget back.</summary>
    public static Refund Refund { get; } = new()
    {
        Id = "7",
        OrderId = "1050",
        Order = Order,
        Amount = 21.59m,
        Currency = "USD",
        Reason = "Damaged",
        CreatedAt = Evening,
        Lines = [Line("9", OrderLineKind.Item, "Blue Widget", -19.99m, -1.60m) with { ProductId = "501", Quantity = -1, RefundedLineId = "1" }],
        Taxes = [new OrderTax { Id = "10", RateId = Rate, Label = "California", RatePercent = 8, Total = -1.60m }],
    };

    private static OrderLine Line(string id, OrderLineKind kind, string name, decimal total, decimal tax) => new()
    {
        Id = id,
        Kind = kind,
        Name = name,
        Subtotal = total,
        SubtotalTax = tax,
        Total = total,
        TotalTax = tax,
        Taxes = tax == 0 ? [] : [new LineTax(Rate, tax, tax)],
    };
}
