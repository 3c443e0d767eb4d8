using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>A line of an order, or of a refund with its signs turned, as a part.</summary>
internal static class LinePart
{
    public static Part Of(OrderLine line, IReadOnlyList<OrderTax> rates, int decimals) =>
        new(Kind(line.Kind), Currencies.Round(line.Total, decimals), Text(line), SourceRates.Of(line, rates, decimals)) { Line = line };

    /// <summary>Free shipping and fees of nothing need no line; a product given away does.</summary>
    public static bool Says(Part part) => part.Amount != 0 || part is { Kind: PartKind.Product, Line.Quantity: not 0 };

    private static PartKind Kind(OrderLineKind kind) => kind switch
    {
        OrderLineKind.Shipping => PartKind.Shipping,
        OrderLineKind.Fee => PartKind.Fee,
        _ => PartKind.Product,
    };

    private static string Text(OrderLine line) => string.IsNullOrWhiteSpace(line.Sku) ? line.Name : $"{line.Name} ({line.Sku})";
}
