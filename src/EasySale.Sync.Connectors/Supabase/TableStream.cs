using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>Writes records that are one row of one table.</summary>
internal abstract class TableStream<TRecord>(SupabaseClient client, GoneRows gone, TimeProvider time) : UpsertStream<TRecord>(client, gone, time)
    where TRecord : CommerceRecord
{
    /// <summary>The columns written, named so that rows planned by another release fit into the same call.</summary>
    protected abstract IReadOnlyList<string> Columns { get; }

    /// <summary>The column that holds the record's amount, beside <c>currency</c>; null where it has none.</summary>
    protected virtual string? Amount => null;

    protected abstract void Map(TRecord record, PlanContext context, Utf8JsonWriter row);

    protected sealed override void Write(TRecord record, PlanContext context, Utf8JsonWriter body)
    {
        Map(record, context, body);
        body.Custom(record);
    }

    private IEnumerable<string> Named(IReadOnlyList<Row> rows) => HasCustom(rows[0]) ? Columns.Append(RowJson.CustomColumn) : Columns;

    // The guard in the database drops stale rows silently: they are those missing from what comes back.
    protected sealed override async Task<IReadOnlyList<WriteAnswer>> Send(IReadOnlyList<Row> rows, CancellationToken cancellation)
    {
        var select = "connection_id,source_id" + (Amount is null ? "" : $",{Amount},currency");
        var stored = await Client.Post(
            $"{Table}?on_conflict=connection_id,source_id&columns={string.Join(',', Named(rows))}&select={select}",
            Row.Array(rows),
            "resolution=merge-duplicates,return=representation",
            cancellation);
        var byKey = stored.EnumerateArray().ToDictionary(Key);
        return [.. rows.Select(row => byKey.TryGetValue(row.Key, out var present)
            ? WriteAnswer.Written(row.Key, total: Amount is null ? null : Stored(present, Amount))
            : Newer(row))];
    }
}
