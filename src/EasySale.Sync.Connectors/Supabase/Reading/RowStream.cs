using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Supabase.Reading;

/// <summary>Reads a shop's rows: all of them by key, or those people changed, by the transaction that did it, and the keys of those they deleted.</summary>
/// <param name="client">The project.</param>
/// <param name="store">Whose rows.</param>
/// <param name="table">Where they are.</param>
internal abstract class RowStream(SupabaseClient client, EditedStore store, string table) : SourceStream
{
    private const int PageSize = 500;

    /// <summary>Rows one call names; their ids go into its address.</summary>
    private const int RowsPerCall = 50;

    private const string Keys = "source_id,edited_tx,edited_at,source_modified";

    public sealed override IReadOnlyList<string> VolatileProperties { get; } = ["edited_tx", "edited_at", "source_modified"];

    /// <summary>The columns read into a record.</summary>
    protected abstract string Columns { get; }

    /// <summary>What must hold of rows of this kind, each <c>name=value</c>.</summary>
    protected virtual IEnumerable<string> Conditions(RecordFilter filter) => RowQuery.Conditions(filter);

    public sealed override async Task<Page> Read(ReadScope scope, Cursor? cursor, CancellationToken cancellation)
    {
        var connectionId = await store.Get(cancellation);
        var state = cursor is null ? await Begin(scope, cancellation) : RowState.Of(cursor);
        var rows = await Rows(state.InDeletions
            ? RowQuery.Deleted(table, connectionId, state, PageSize)
            : RowQuery.Page(table, connectionId, $"{Keys},{Columns}", state, Conditions(scope.Filter), PageSize), cancellation);
        var items = rows.Select(row => state.InDeletions ? SourceItem.Gone(RowId.Of(connectionId, IdIn(row))) : Item(row, connectionId));
        return new Page([.. items], Next(state, rows)?.ToCursor(), state.Start.ToString(CultureInfo.InvariantCulture));
    }

    public sealed override async Task<ListedPage> List(Cursor? cursor, CancellationToken cancellation)
    {
        var connectionId = await store.Get(cancellation);
        var state = cursor is null ? new RowState(0, null) : RowState.Of(cursor);
        var rows = await Rows(RowQuery.Page(table, connectionId, Keys, state, Conditions(RecordFilter.None), PageSize), cancellation);
        return new ListedPage([.. rows.Select(row => new ListedRecord(RowId.Of(connectionId, IdIn(row)), row.ChangedAt()))], Next(state, rows)?.ToCursor());
    }

    public sealed override async Task<IReadOnlyList<SourceItem>> ReadByIds(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var connectionId = await store.Get(cancellation);
        var items = new List<SourceItem>();
        foreach (var call in ids.Select(id => RowId.In(connectionId, id)).OfType<string>().Distinct().Chunk(RowsPerCall))
            items.AddRange((await All(connectionId, call, cancellation)).Select(row => Item(row, connectionId)));
        return items;
    }

    private async Task<IReadOnlyList<JsonElement>> All(string connectionId, IEnumerable<string> ids, CancellationToken cancellation)
    {
        var (found, left) = (new List<JsonElement>(), ids.ToHashSet());
        while (left.Count > 0)
        {
            var rows = await Rows(RowQuery.ByIds(table, connectionId, $"{Keys},{Columns}", left, PageSize), cancellation);
            found.AddRange(rows);
            if (rows.Count == 0) break;
            left.ExceptWith(rows.Select(IdIn));
        }

        return found;
    }

    /// <summary>A row as a record.</summary>
    protected abstract CommerceRecord Map(JsonElement row, string id, string connectionId);

    private async Task<RowState> Begin(ReadScope scope, CancellationToken cancellation)
    {
        var start = (await Rows("rpc/sync_position", cancellation))[0].GetProperty("oldest_open_tx").GetInt64();
        // A database that was restored elsewhere counts its transactions anew: what was remembered then lies in its future.
        var since = scope.Mode == SyncMode.Incremental && long.TryParse(scope.Watermark, CultureInfo.InvariantCulture, out var last) && last <= start ? last : (long?)null;
        return new RowState(start, since);
    }

    // A project may answer fewer rows than it is asked for without a word: only an empty page is the end.
    private static RowState? Next(RowState state, IReadOnlyList<JsonElement> rows)
    {
        if (rows.Count > 0) return state with { Id = IdIn(rows[^1]), Tx = rows[^1].Number("edited_tx") };
        return state is { Since: not null, InDeletions: false } ? new RowState(state.Start, state.Since) { InDeletions = true } : null;
    }

    private SourceItem Item(JsonElement row, string connectionId)
    {
        var id = RowId.Of(connectionId, IdIn(row));
        try
        {
            return SourceItem.Of(Map(row, id, connectionId));
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return SourceItem.Unreadable(id, new SyncException(
                FailureCause.FixRecord, SupabaseErrors.Prefix + "unreadable_row",
                $"The row {id} of {table} holds a value that cannot be read. Correct it in the database.", fault.GetType().Name, fault));
        }
    }

    private static string IdIn(JsonElement row) => row.GetProperty("source_id").GetString()!;

    private async Task<IReadOnlyList<JsonElement>> Rows(string path, CancellationToken cancellation) => [.. (await client.Get(path, cancellation)).EnumerateArray()];
}
