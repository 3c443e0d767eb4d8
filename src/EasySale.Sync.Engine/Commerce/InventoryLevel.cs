namespace EasySale.Sync.Engine.Commerce;

/// <summary>How many of a product there are.</summary>
public sealed record InventoryLevel : CommerceRecord
{
    public override RecordKind Kind => RecordKind.Inventory;

    public required string ProductId { get; init; }

    /// <summary>May be negative or fractional.</summary>
    public required decimal Quantity { get; init; }
}
