using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>Which item a product line sells.</summary>
internal static class ProductItem
{
    /// <summary>The product, or its variation; null for a line without one.</summary>
    public static RecordKey? Key(OrderLine line) =>
        line.Kind == OrderLineKind.Item && (line.VariationId ?? line.ProductId) is { } id ? new RecordKey(RecordKind.Products, id) : null;

    /// <summary>The item's id, or a placeholder of it; the fallback item for a product the shop does not have any more.</summary>
    /// <exception cref="SyncException">There is no item to book on.</exception>
    public static string Of(OrderLine line, DocumentPlan plan)
    {
        if (Key(line) is { } key && plan.Context.Without(key) is null) return plan.Context.Reference(key);
        return plan.Settings.FallbackItem ?? throw new SyncException(
            FailureCause.FixSettings,
            $"{QuickBooksErrors.Prefix}product_gone",
            $"The product of line {line.Id} is not in the shop any more. Choose an item for such lines in the setting fallbackItem.",
            $"line {line.Id}, product {line.VariationId ?? line.ProductId ?? "none"}");
    }
}
