using System.Globalization;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Supabase.Reading;

/// <summary>What is asked of the data API for one page: rows behind the last one's key, never by offset, so that nothing shifts.</summary>
internal static class RowQuery
{
    /// <param name="table">The table.</param>
    /// <param name="connectionId">Whose rows.</param>
    /// <param name="columns">What of them.</param>
    /// <param name="state">Where the walk stands.</param>
    /// <param name="also">Further conditions, each <c>name=value</c>, escaped.</param>
    /// <param name="size">Rows at most.</param>
    public static string Page(string table, string connectionId, string columns, RowState state, IEnumerable<string> also, int size) => state.Since is null
        ? Query(table, columns, connectionId, [.. also, .. Behind(state), "order=source_id.asc"], size)
        : Query(table, columns, connectionId, [.. also, $"edited_tx=gte.{Number(state.Since.Value)}", .. Behind(state, "edited_tx"), "order=edited_tx.asc,source_id.asc"], size);

    /// <summary>Keys of rows that were deleted.</summary>
    public static string Deleted(string table, string connectionId, RowState state, int size) => Query(
        "deleted_rows", "source_id,edited_tx:deleted_tx", connectionId,
        [$"kind=eq.{table}", $"deleted_tx=gte.{Number(state.Since!.Value)}", .. Behind(state, "deleted_tx"), "order=deleted_tx.asc,source_id.asc"], size);

    public static string ByIds(string table, string connectionId, string columns, IEnumerable<string> ids, int size) =>
        Query(table, columns, connectionId, [$"source_id=in.({Uri.EscapeDataString(string.Join(',', ids.Select(Quoted)))})"], size);

    /// <summary>Conditions of a filter.</summary>
    public static IEnumerable<string> Conditions(RecordFilter filter)
    {
        if (filter.CreatedFrom is { } from) yield return $"date_created=gte.{Instant(from)}";
        if (filter.CreatedTo is { } to) yield return $"date_created=lt.{Instant(to)}";
    }

    public static string Any(string column, IEnumerable<string> values) => $"{column}=in.({Uri.EscapeDataString(string.Join(',', values.Select(Quoted)))})";

    private static string Query(string table, string columns, string connectionId, IEnumerable<string> conditions, int size) =>
        $"{table}?select={columns}&connection_id=eq.{Uri.EscapeDataString(connectionId)}&{string.Join('&', conditions)}&limit={size}";

    private static IEnumerable<string> Behind(RowState state) => state.Id is { } id ? [$"source_id=gt.{Uri.EscapeDataString(id)}"] : [];

    private static IEnumerable<string> Behind(RowState state, string tx) => state is { Id: { } id, Tx: { } last }
        ? [$"or=({Uri.EscapeDataString($"{tx}.gt.{Number(last)},and({tx}.eq.{Number(last)},source_id.gt.{Quoted(id)})")})"]
        : [];

    private static string Quoted(string id) => $"\"{id.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
