namespace EasySale.Sync.Engine.Stores.Rows;

/// <summary>Rows to remove of which most are not there: asked for first where they are many, because each missing one costs a transaction of its own.</summary>
internal static class RowRemovals
{
    /// <summary>So many are removed unasked.</summary>
    private const int Few = 5;

    /// <summary>Removes the rows of a partition whose keys are meant.</summary>
    public static async Task Remove(IRowStore rows, Table table, PartitionKey partition, Func<string, bool> isMeant, CancellationToken cancellation)
    {
        var removed = await rows.Query(table, partition, RowRange.All, null, cancellation)
            .Where(row => isMeant(row.Key)).Select(row => RowChange.Delete(row.Key)).ToListAsync(cancellation);
        foreach (var batch in RowBatches.Of(removed)) await rows.Write(table, partition, batch, cancellation);
    }

    /// <summary>Deletions of those of these rows that may be there.</summary>
    public static async Task<IReadOnlyList<RowChange>> Of(
        IRowStore rows, Table table, PartitionKey partition, IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        if (keys.Count <= Few) return [.. keys.Select(key => RowChange.Delete(key))];
        var wanted = keys.ToHashSet();
        var range = new RowRange(keys.Min(StringComparer.Ordinal), keys.Max(StringComparer.Ordinal));
        return await rows.Query(table, partition, range, null, cancellation)
            .Where(row => wanted.Contains(row.Key)).Select(row => RowChange.Delete(row.Key)).ToListAsync(cancellation);
    }
}
