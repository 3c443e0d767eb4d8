using System.Text.Json;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.Supabase;

/// <summary>Records a source might hand over.</summary>
internal static class SampleRecords
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Noon = Morning.AddHours(4);

    public static Customer Customer(string id, DateTimeOffset? modified = null, string? email = "buyer@example.test") => new()
    {
        Id = id,
        Email = email,
        FirstName = "Zoë",
        Billing = new Address { City = "Zürich", Country = "CH" },
        CreatedAt = Morning,
        ModifiedAt = modified ?? Morning,
        Raw = JsonElement.Parse($$"""{"id":{{id}}}"""),
    };

    public static Product Product(string id, decimal? price = 19.90m, string? parent = null) => new()
    {
        Id = id,
        ParentId = parent,
        Type = parent is null ? "simple" : "variation",
        Name = "Wool sock",
        Status = "publish",
        Price = price,
        ModifiedAt = Morning,
        Raw = JsonElement.Parse($$"""{"id":{{id}}}"""),
    };

    public static Refund Refund(string id, decimal amount = 5.05m) => new()
    {
        Id = id,
        OrderId = "7",
        Amount = amount,
        Currency = "EUR",
        CreatedAt = Morning,
        Raw = JsonElement.Parse($$"""{"id":{{id}}}"""),
    };

    public static Order Order(string id, DateTimeOffset? modified = null, decimal total = 31.70m, string currency = "EUR", params IReadOnlyList<OrderLine> lines) => new()
    {
        Id = id,
        Number = id,
        Status = "completed",
        Currency = currency,
        GrandTotal = total,
        Billing = new Address { Email = "buyer@example.test", City = "Bern" },
        CreatedAt = Morning,
        ModifiedAt = modified ?? Morning,
        Lines = lines,
        Raw = JsonElement.Parse($$"""{"id":{{id}}}"""),
    };

    public static OrderLine Line(string id, OrderLineKind kind = OrderLineKind.Item, decimal total = 19.90m) => new()
    {
        Id = id,
        Kind = kind,
        Name = "Wool sock",
        Quantity = 1.5m,
        Subtotal = total,
        Total = total,
        TotalTax = 1.53m,
        Taxes = [new LineTax("4", 1.53m, 1.53m)],
        Raw = JsonElement.Parse($$"""{"id":{{id}}}"""),
    };

    /// <summary>One line of every kind.</summary>
    public static Order Full(string id) => Order(id, lines: [Line("1"), Line("2", OrderLineKind.Shipping, 5m), Line("3", OrderLineKind.Fee, 2m)]) with
    {
        Taxes = [new OrderTax { Id = "9", RateId = "4", Label = "VAT", Total = 3.06m, ShippingTotal = 1.74m }],
        Coupons = [new OrderCoupon { Id = "8", Code = "TEN", Discount = 2.10m }],
        Refunds = [new OrderRefund("70", 5.05m, null)],
    };
}
