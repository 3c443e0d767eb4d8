namespace EasySale.Sync.Engine.Commerce;

/// <summary>The kinds of records that travel, in the order "parents first". A stream carries one of them.</summary>
public enum RecordKind
{
    Customers,
    Products,
    Inventory,
    Orders,
    Payments,
    Refunds,
}
