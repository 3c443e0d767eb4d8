using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Wire;

namespace EasySale.Sync.Connectors.QuickBooks.Reading;

/// <summary>
/// Pages of a query over rows that come and go meanwhile. Offsets shift when rows before them go, so each page begins with the last rows
/// of the one before; a page that knows none of them shows a hole, and the walk steps back. Changes are walked by their stamps, which
/// move the bound and not the offset, unless one second holds more than a page. Pure; it does not rely on the order ids are sorted in.
/// </summary>
internal static class QueryWalk
{
    /// <summary>The most rows a query answers.</summary>
    public const int PageSize = 1000;

    /// <summary>So many rows may go between two pages before the walk must step back.</summary>
    private const int TailLength = 5;

    /// <param name="state">Where the walk stands.</param>
    /// <param name="entity">What is listed.</param>
    /// <param name="conditions">What else must hold.</param>
    public static string Ask(WalkState state, string entity, IEnumerable<string> conditions)
    {
        string[] all = [.. conditions, .. Changed(state)];
        var where = all.Length == 0 ? "" : $" where {string.Join(" and ", all)}";
        var order = state.Since is null ? "Id" : "MetaData.LastUpdatedTime, Id";
        return $"select * from {entity}{where} orderby {order} startposition {state.Offset + 1} maxresults {state.Size}";
    }

    /// <summary>Repeats are possible, gaps are not.</summary>
    public static WalkStep Advance(WalkState state, IReadOnlyList<JsonElement> rows)
    {
        // Half a page: enough for many that went, and what follows is still new, so that a list that never rests is walked through.
        if (state.Offset > 0 && state.Tail.Count > 0 && !rows.Any(row => state.Tail.Contains(Print(row))))
            return new WalkStep([], state with { Offset = Math.Max(0, state.Offset - Math.Max(1, state.Most / 2)) });
        var fresh = rows.Where(row => !state.Tail.Contains(Print(row))).ToList();
        return new WalkStep(fresh, rows.Count < state.Size ? null : Onward(state, rows));
    }

    /// <summary>Where to go on when a page cannot be answered because of one of its rows: with half as many, and in the end past the row.</summary>
    public static WalkState Around(WalkState state) => IsOneRow(state)
        ? state with { Offset = state.Offset + 1, Tail = [], Size = state.Most }
        : state with { Size = state.Size / 2 };

    public static bool IsOneRow(WalkState state) => state.Size == 1;

    private static WalkState Onward(WalkState state, IReadOnlyList<JsonElement> rows)
    {
        var tail = rows.TakeLast(Math.Min(TailLength, rows.Count - 1)).Select(Print).ToList();
        var size = Math.Min(state.Most, state.Size * 2);
        return state.Since < LastSecond(rows)
            ? state with { Since = LastSecond(rows), Offset = 0, Tail = tail, Size = size }
            : state with { Offset = state.Offset + rows.Count - tail.Count, Tail = tail, Size = size };
    }

    private static DateTimeOffset? LastSecond(IReadOnlyList<JsonElement> rows) => rows[^1].ModifiedAt() is { } stamp ? QueryTime.Second(stamp) : null;

    private static IEnumerable<string> Changed(WalkState state) =>
        state.Since is { } since ? [$"MetaData.LastUpdatedTime >= '{QueryTime.Of(since)}'"] : [];

    // With its version: a row that has changed has moved elsewhere in a walk by stamps, so it proves nothing about this place.
    private static string Print(JsonElement row) => $"{row.Text("Id")}/{row.Text("SyncToken")}";
}
