using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Directions;

/// <summary>The field groups of each kind; kinds without any travel one way only.</summary>
public static class FieldGroups
{
    private static readonly IReadOnlyList<FieldGroup> Customer =
    [
        new("name", [Text<Customer>("firstName", c => c.FirstName, (c, v) => c with { FirstName = v }), Text<Customer>("lastName", c => c.LastName, (c, v) => c with { LastName = v })]),
        new("company", [Text<Customer>("company", c => c.Company, (c, v) => c with { Company = v })]),
        new("email", [Text<Customer>("email", c => c.Email, (c, v) => c with { Email = v })]),
        new("phone", [Text<Customer>("phone", c => c.Phone, (c, v) => c with { Phone = v })]),
        new("billing", [RecordField.Of<Customer, Address>("billing", c => c.Billing, (c, v) => c with { Billing = v })]),
        new("shipping", [RecordField.Of<Customer, Address>("shipping", c => c.Shipping, (c, v) => c with { Shipping = v })]),
    ];

    private static readonly IReadOnlyList<FieldGroup> Product =
    [
        new("name", [RecordField.Of<Product, string>("name", p => p.Name, (p, v) => p with { Name = v ?? p.Name })]),
        new("description", [Text<Product>("description", p => p.Description, (p, v) => p with { Description = v })]),
        new("sku", [Text<Product>("sku", p => p.Sku, (p, v) => p with { Sku = v })]),
        // A price that comes from elsewhere is the regular one, and no sale goes on.
        new("price", [RecordField.Number<Product>("price", p => p.Price, (p, v) => p.Price == v ? p : p with { Price = v, RegularPrice = v, SalePrice = null })]),
        new("stock", [RecordField.Number<Product>("stockQuantity", p => p.StockQuantity, (p, v) => p with { StockQuantity = v })]),
    ];

    private static readonly IReadOnlyList<FieldGroup> Inventory =
    [
        new("quantity", [RecordField.Number<InventoryLevel>("quantity", i => i.Quantity, (i, v) => i with { Quantity = v ?? i.Quantity })]),
    ];

    /// <summary>All groups of a kind; empty for kinds that travel one way only.</summary>
    public static IReadOnlyList<FieldGroup> Of(RecordKind kind) => kind switch
    {
        RecordKind.Customers => Customer,
        RecordKind.Products => Product,
        RecordKind.Inventory => Inventory,
        _ => [],
    };

    /// <summary>Every name a stream may give in <see cref="Connecting.SourceStream.FieldGroups"/>.</summary>
    public static IReadOnlyList<string> Names(RecordKind kind) => [.. Of(kind).Select(group => group.Name)];

    private static RecordField Text<TRecord>(string name, Func<TRecord, string?> get, Func<TRecord, string?, TRecord> set)
        where TRecord : CommerceRecord => RecordField.Of(name, get, set);
}
