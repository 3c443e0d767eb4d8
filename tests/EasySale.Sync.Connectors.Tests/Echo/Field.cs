using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.Echo;

/// <summary>Something people change on both sides, and what they change it to.</summary>
internal sealed record Field(RecordKind Kind, string Name, string One, string Another)
{
    /// <summary>What the customer is found by.</summary>
    public const string Email = "ada@example.com";

    /// <summary>What the product is found by.</summary>
    public const string Title = "Teapot";

    public static readonly Field LastName = new(RecordKind.Customers, "lastName", "Lovelace", "King");
    public static readonly Field Phone = new(RecordKind.Customers, "phone", "555-0100", "555-0199");
    public static readonly Field Price = new(RecordKind.Products, "price", "31.5", "32");
    public static readonly Field Sku = new(RecordKind.Products, "sku", "TEA-2", "TEA-3");
}
