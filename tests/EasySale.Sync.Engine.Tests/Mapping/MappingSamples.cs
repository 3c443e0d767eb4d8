using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Mapping;
using EasySale.Sync.Engine.Stores;

namespace EasySale.Sync.Engine.Tests.Mapping;

/// <summary>A record of each kind, and mappings written as people write them.</summary>
public static class MappingSamples
{
    public static readonly CustomFieldLimit Three = new(3, 30, 31, "Three of them.");

    public static Order Order { get; } = new()
    {
        Id = "9",
        Number = "1042",
        Status = "completed",
        Currency = "EUR",
        GrandTotal = 29.90m,
        TotalTax = 4.77m,
        CustomerId = "5",
        Billing = new Address { FirstName = "Ann", LastName = "Lee", Email = "Ann@Shop.example", Country = "DE" },
        PaymentMethod = "bacs",
        CreatedAt = new DateTimeOffset(2026, 10, 31, 23, 30, 0, TimeSpan.Zero),
        Lines =
        [
            new OrderLine { Id = "1", Kind = OrderLineKind.Item, Name = "Mug", Sku = "mug-1", Quantity = 2, Total = 20.10m, Raw = JsonElement.Parse("""{"meta":[{"key":"color","value":"red"}]}""") },
            new OrderLine { Id = "2", Kind = OrderLineKind.Shipping, Name = "DHL", Total = 5.03m },
        ],
        Raw = JsonElement.Parse("""{"meta_data":[{"key":"gift","value":true},{"key":"po_number","value":" PO-77 "}],"weight":"1.250","tags":["b2b","vip"],"odd.name":7}"""),
    };

    public static Customer Customer { get; } = new()
    {
        Id = "5",
        Email = "ann@shop.example",
        FirstName = "Ann",
        Billing = new Address { City = "Bonn" },
        Raw = JsonElement.Parse("""{"vat":"DE1"}"""),
    };

    public static Product Product { get; } = new() { Id = "7", Type = "simple", Name = "Mug", Status = "publish", Sku = "mug-1", Price = 9.50m };

    public static Refund Refund { get; } = new()
    {
        Id = "3",
        OrderId = "9",
        Amount = 9.50m,
        Reason = "broken",
        Order = Order,
        Lines = [new OrderLine { Id = "4", Kind = OrderLineKind.Item, Name = "Mug", Quantity = -1, Total = -9.50m }],
    };

    public static Payment Payment { get; } = new() { Id = "1", OrderId = "9", Amount = 29.90m, Currency = "EUR", Method = "bacs", PaidAt = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero) };

    public static InventoryLevel Inventory { get; } = new() { Id = "7", ProductId = "7", Quantity = 12.5m };

    public static IReadOnlyList<CommerceRecord> All { get; } = [Customer, Product, Inventory, Order, Payment, Refund];

    public static IReadOnlyList<MappingRule> Rules(params IEnumerable<string> rules) =>
        [.. rules.Select(rule => JsonSerializer.Deserialize<MappingRule>(rule, StoredJson.Options)!)];

    public static CompiledMapping Compiled(RecordKind kind, params IEnumerable<string> rules)
    {
        var (mapping, faults) = new MappingCompiler(kind, Three).Compile(Rules(rules));
        Assert.Empty(faults);
        return mapping!;
    }

    public static IReadOnlyList<MappingFault> Faults(RecordKind kind, params IEnumerable<string> rules) =>
        new MappingCompiler(kind, Three).Compile(Rules(rules)).Faults;
}
