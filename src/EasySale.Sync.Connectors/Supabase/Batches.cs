namespace EasySale.Sync.Connectors.Supabase;

/// <summary>Cuts rows into calls the gateway takes.</summary>
internal static class Batches
{
    public const int MaxRows = 500;

    /// <summary>Well below what the gateway takes and what the role's eight seconds allow.</summary>
    public const int MaxBytes = 4_000_000;

    /// <summary>
    /// Sorted by key, since two calls that lock rows in different orders deadlock. A key comes once per call: Postgres
    /// refuses to write one row twice in a statement. A row above the size is a call of its own.
    /// </summary>
    public static IEnumerable<IReadOnlyList<Row>> Of(IEnumerable<Row> rows)
    {
        var batch = new List<Row>();
        var bytes = 0;
        foreach (var row in rows.OrderBy(row => row.Key, StringComparer.Ordinal))
        {
            if (batch.Count > 0 && (batch.Count == MaxRows || bytes + row.Body.Length > MaxBytes || batch[^1].Key == row.Key))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(row);
            bytes += row.Body.Length + 1;
        }

        if (batch.Count > 0) yield return batch;
    }
}
