namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>One page of a list.</summary>
/// <param name="Rows">Its rows, in the store's order.</param>
/// <param name="Clock">The store's clock when it answered; null when it did not say.</param>
/// <param name="Total">Rows on all pages, from the header <c>X-WP-Total</c>; null when it did not say.</param>
internal sealed record RestList(IReadOnlyList<Row> Rows, DateTimeOffset? Clock, long? Total);
