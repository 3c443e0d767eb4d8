namespace EasySale.Sync.Connectors.WooCommerce.Walks;

internal enum ChangeTracking
{
    /// <summary>The list does not know when rows changed.</summary>
    None,

    /// <summary>The list filters by change, but its rows do not say when they changed.</summary>
    Filtered,

    /// <summary>The list filters and sorts by change, and each row says when.</summary>
    Stamped,
}
