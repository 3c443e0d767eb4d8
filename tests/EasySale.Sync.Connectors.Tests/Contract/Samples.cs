using System.Text.Json;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.Contract;

/// <summary>One ordinary record of every kind; they refer to one another.</summary>
internal static class Samples
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    public static CommerceRecord Of(RecordKind kind) => kind switch
    {
        RecordKind.Customers => Stamped(new Customer { Id = "11", Email = "buyer@example.test", FirstName = "Zoë", LastName = "Muster", CreatedAt = Morning }),
        RecordKind.Products => Stamped(new Product { Id = "21", Type = "simple", Name = "Wool sock", Status = "publish", Sku = "SOCK", Price = 20m }),
        RecordKind.Inventory => Stamped(new InventoryLevel { Id = "21", ProductId = "21", Quantity = 3m }),
        RecordKind.Orders => Stamped(Order),
        RecordKind.Payments => Stamped(new Payment { Id = "51", OrderId = "41", Amount = 20m, Currency = "USD", Method = "card", PaidAt = Morning }),
        RecordKind.Refunds => Stamped(new Refund { Id = "61", OrderId = "41", Order = Order, Amount = 5m, Currency = "USD", CreatedAt = Morning }),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no sample of this kind."),
    };

    /// <summary>The sample, and of orders also a guest's, who lives in its address.</summary>
    public static IEnumerable<CommerceRecord> Carrying(RecordKind kind) =>
        kind == RecordKind.Orders ? [Of(kind), Stamped(Order with { CustomerId = null })] : [Of(kind)];

    private static Order Order => new()
    {
        Id = "41",
        Number = "1041",
        Status = "completed",
        Currency = "USD",
        GrandTotal = 20m,
        CustomerId = "11",
        Billing = new Address { Email = "buyer@example.test", City = "Bern", Country = "CH" },
        CreatedAt = Morning,
        PaidAt = Morning,
        Lines = [new OrderLine { Id = "1", Kind = OrderLineKind.Item, Name = "Wool sock", ProductId = "21", Sku = "SOCK", Subtotal = 20m, Total = 20m, Raw = JsonElement.Parse("{}") }],
    };

    private static CommerceRecord Stamped(CommerceRecord record) =>
        record with { ModifiedAt = Morning, Raw = JsonElement.Parse($$"""{"id":{{record.Id}}}""") };
}
