namespace EasySale.Sync.Connectors.Supabase;

/// <summary>Cuts rows into calls the gateway takes.</summary>
internal static class Batches
{
    public const int MaxRows = 500;

    /// <summary>Well below what the gateway takes and what the role's eight seconds allow.</summary>
    public const int MaxBytes = 4_000_000;

    /// <summary>Calls of one write that are under way together: the database works on one while the other is on its way.</summary>
    public const int AtOnce = 2;

    /// <summary>From here on a write is shared among the calls under way together; below, their fixed cost is what counts.</summary>
    public const int WorthSharing = 100;

    /// <summary>
    /// The calls of a write, in rounds to be made one after the other. No key comes twice in a round: within a statement Postgres
    /// refuses it, and in two calls at once the later version could come first.
    /// </summary>
    public static IEnumerable<IEnumerable<IReadOnlyList<Row>>> Rounds(IEnumerable<Row> rows) => rows
        .GroupBy(row => row.Key, StringComparer.Ordinal)
        .SelectMany(same => same.Select((row, round) => (Row: row, Round: round)))
        .GroupBy(one => one.Round, one => one.Row)
        .Select(round => Of([.. round.OrderBy(row => row.Key, StringComparer.Ordinal)]));

    // Sorted by key, since two calls that lock rows in different orders deadlock. A row above the size is a call of its own.
    private static IEnumerable<IReadOnlyList<Row>> Of(List<Row> rows)
    {
        var share = rows.Count < WorthSharing ? MaxRows : Math.Min(MaxRows, (rows.Count + AtOnce - 1) / AtOnce);
        var batch = new List<Row>();
        var bytes = 0;
        foreach (var row in rows)
        {
            if (batch.Count > 0 && (batch.Count == share || bytes + row.Body.Length > MaxBytes))
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
