namespace EasySale.Sync.Engine.Stores.Rows;

/// <summary>A range of row keys inside one partition, ordinal, both ends inclusive; null means open.</summary>
/// <param name="From">First key, or null for the first of the partition.</param>
/// <param name="To">Last key, or null for the last of the partition.</param>
public sealed record RowRange(string? From = null, string? To = null)
{
    public static readonly RowRange All = new();

    public static RowRange Prefix(string prefix) => new(prefix, RowKey.After(prefix));

    /// <summary>Everything that sorts behind <paramref name="key"/>.</summary>
    public static RowRange Behind(string key) => new(key + "\u0020");
}
