namespace EasySale.Sync.Connectors.WooCommerce.Walks;

/// <summary>A list of the store's that can be walked.</summary>
/// <param name="Path">Below the API's address.</param>
/// <param name="Changes">What the list tells about changes.</param>
/// <param name="Statuses">How it filters by status.</param>
internal sealed record Collection(string Path, ChangeTracking Changes, StatusFilter Statuses)
{
    /// <summary>The list filters by creation date.</summary>
    public bool FiltersCreation { get; init; } = true;

    /// <summary>The property that says when a row changed, or, where no such thing exists, was made.</summary>
    public string Stamp { get; init; } = "date_modified_gmt";

    /// <summary>The long way round, for releases that do not have the list.</summary>
    public NestedCollection? Nested { get; init; }
}
