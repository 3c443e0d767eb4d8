using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.WooCommerce.Walks;

/// <summary>
/// Rows by ascending time of change, always the first page after a bound that moves to the last row's second less one. What
/// comes back is known by its fingerprint. Paging would skip rows, because a change moves a row to the end.
/// </summary>
internal static class ModifiedWalk
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    public static RestQuery Ask(WalkState state, RestQuery query) => state.Second is { } second
        ? IdWalk.Ask(state, query.WithInstant("modified_after", second - OneSecond).WithInstant("modified_before", second + OneSecond))
        : query.With("orderby", "modified").With("order", "asc").WithInstant("modified_after", state.After);

    /// <param name="state">Where the walk stands.</param>
    /// <param name="rows">The page.</param>
    /// <param name="size">How many rows were asked for.</param>
    /// <param name="stamp">When a row changed.</param>
    /// <param name="fingerprint">Tells versions of rows apart.</param>
    public static WalkStep Advance(
        WalkState state, IReadOnlyList<Row> rows, int size, Func<Row, DateTimeOffset?> stamp, Func<Row, string> fingerprint)
    {
        var unseen = rows.Where(row => !state.Seen.Contains(fingerprint(row))).ToArray();
        if (state.Second is { } second) return InSecond(state, second, rows, unseen, size);
        if (rows.Count < size && (unseen.Length == 0 || state.After >= state.Start)) return new WalkStep(unseen, null);
        var last = rows.Max(stamp) ?? throw Undated(rows[0]);
        var seen = rows.Where(row => stamp(row) >= last).Select(fingerprint).ToArray();
        return new WalkStep(unseen, Onward(state, last, seen, isFull: rows.Count >= size));
    }

    // A full page of one second: the bound cannot move, and before 10.4 rows of one second have no order but by id.
    private static WalkState Onward(WalkState state, DateTimeOffset last, IReadOnlyList<string> seen, bool isFull) =>
        isFull && last - OneSecond <= state.After
            ? state with { Second = last, Seen = seen, Offset = 0, LastId = 0 }
            : state with { After = state.After > last - OneSecond ? state.After : last - OneSecond, Seen = seen };

    private static WalkStep InSecond(WalkState state, DateTimeOffset second, IReadOnlyList<Row> rows, IReadOnlyList<Row> unseen, int size)
    {
        var step = IdWalk.Advance(state, rows, size);
        var over = state with { Second = null, After = second, Seen = [], Offset = 0, LastId = 0 };
        return new WalkStep([.. step.Fresh.Intersect(unseen)], step.Next ?? over);
    }

    private static SyncException Undated(Row row) => new(
        FailureCause.TryAgain,
        "woocommerce.undated_rows",
        "The shop listed changes without saying when they happened. It is tried again by itself.",
        $"first row {row.Id}");
}
