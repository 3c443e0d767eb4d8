namespace EasySale.Sync.Connectors.WooCommerce.Walks;

/// <summary>
/// All rows by ascending id. Creations append; a deletion moves later rows forward, so each page begins with the last row of the
/// one before. A page that does not touch what was seen shows a hole: the walk steps back. It ends on a page that touches what
/// was seen and has nothing beyond it, never just because a page is short, and not on an empty page after deletions.
/// </summary>
internal static class IdWalk
{
    public static RestQuery Ask(WalkState state, RestQuery query) => query.With("orderby", "id").With("order", "asc").With("offset", state.Offset);

    public static WalkStep Advance(WalkState state, IReadOnlyList<Row> rows, int size)
    {
        if (state.Offset > 0 && !rows.Any(row => row.Id <= state.LastId))
            return new WalkStep([], state with { Offset = Math.Max(0, state.Offset - size + 1) });
        var fresh = rows.Where(row => row.Id is not { } id || id > state.LastId).ToArray();
        if (rows.Count < size && fresh.All(row => row.Id is null)) return new WalkStep(fresh, null);
        return new WalkStep(fresh, state with
        {
            Offset = state.Offset + rows.Count - 1,
            LastId = Math.Max(state.LastId, rows.Max(row => row.Id) ?? 0),
        });
    }
}
