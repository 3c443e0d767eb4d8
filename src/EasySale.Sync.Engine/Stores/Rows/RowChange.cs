namespace EasySale.Sync.Engine.Stores.Rows;

/// <summary>One change of a row; several of one partition are applied together or not at all.</summary>
/// <param name="Kind">What is done, and on which condition.</param>
/// <param name="Key">The row.</param>
/// <param name="Values">The row's whole new content (a change replaces, it never merges); empty for a deletion.</param>
/// <param name="IfVersion">The version the row must still have, for <see cref="RowChangeKind.Replace"/> and <see cref="RowChangeKind.Delete"/>.</param>
public sealed record RowChange(RowChangeKind Kind, string Key, IReadOnlyDictionary<string, object> Values, string? IfVersion)
{
    private static readonly Dictionary<string, object> Nothing = [];

    /// <summary>Adds a row that must not exist yet.</summary>
    public static RowChange Insert(string key, IReadOnlyDictionary<string, object> values) => new(RowChangeKind.Insert, key, values, null);

    /// <summary>Replaces a row that must still have this version.</summary>
    public static RowChange Replace(string key, IReadOnlyDictionary<string, object> values, string ifVersion) =>
        new(RowChangeKind.Replace, key, values, ifVersion);

    /// <summary>Writes a row whatever is there.</summary>
    public static RowChange Put(string key, IReadOnlyDictionary<string, object> values) => new(RowChangeKind.Put, key, values, null);

    /// <summary>Deletes a row; with a version, only if it still has it. A missing row is no conflict without a version.</summary>
    public static RowChange Delete(string key, string? ifVersion = null) => new(RowChangeKind.Delete, key, Nothing, ifVersion);
}
