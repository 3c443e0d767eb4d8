namespace EasySale.Sync.Engine.Operations.Answers;

/// <summary>Fills a page from stored rows, looking at a bounded number of them however few match.</summary>
internal static class ListScan
{
    public const int MostLookedAt = 1000;

    public static async Task<Listing<T>> Page<T>(
        IAsyncEnumerable<T> rows, Func<T, string> key, Func<T, bool> matches, int limit, CancellationToken cancellation)
    {
        var found = new List<T>();
        var looked = 0;
        string? last = null;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            // Only a row behind the last one proves that there is more.
            if (found.Count == limit || looked == MostLookedAt) return new Listing<T>(found, last);
            last = key(row);
            looked++;
            if (matches(row)) found.Add(row);
        }

        return new Listing<T>(found, null);
    }
}
