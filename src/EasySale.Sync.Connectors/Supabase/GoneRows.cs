using System.Text.Json;
using EasySale.Sync.Connectors.Supabase.Reading;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>Rows of records the source no longer has: marked, deleted or kept, as the connection says.</summary>
internal sealed class GoneRows(SupabaseClient client, string deleted)
{
    public const string Mark = "mark";
    public const string Delete = "delete";
    public const string Keep = "keep";

    /// <summary>Rows one call names; their ids go into its address.</summary>
    private const int RowsPerCall = 50;

    private static readonly ReadOnlyMemory<byte> Marked = """{"is_deleted":true}"""u8.ToArray();

    public static bool Are(Operation operation) => operation.Action is OperationAction.Update or OperationAction.Delete;

    public RecordPlan Plan(RecordKey record, string table, PlanContext context)
    {
        if (context.Made(record) is not { } row) return RecordPlan.Skip("The database has no row of it.");
        if (deleted == Keep) return RecordPlan.Skip("It is gone from the source; the connection's setting \"deleted\" keeps its row.");
        var body = RowJson.Object(key =>
        {
            key.WriteString("connection_id", context.SourceConnectionId);
            key.WriteString("source_id", RowId.In(context.SourceConnectionId, row.Id) ?? record.Id);
        });
        return RecordPlan.Of(new Draft(deleted == Delete ? OperationAction.Delete : OperationAction.Update, body) { Entity = table, TargetId = row.Id });
    }

    /// <summary>What a plan would do, in the merchant's words.</summary>
    public static Removal Told(string deleted) => Removal.Does(deleted switch
    {
        Keep => "the connection's setting \"deleted\" is keep, so its row stays as it is.",
        Delete => "its row is deleted.",
        _ => "its row is marked as deleted.",
    });

    /// <summary>Marks or deletes; a row that is not there any more is as good.</summary>
    public async Task Write(IEnumerable<Row> rows, CancellationToken cancellation)
    {
        foreach (var same in rows.GroupBy(row => (row.Operation.Entity, row.Operation.Action, Connection: Text(row, "connection_id"))))
            foreach (var call in same.Chunk(RowsPerCall))
            {
                var ids = string.Join(',', call.Select(row => Quoted(Text(row, "source_id"))));
                var path = $"{same.Key.Entity}?connection_id=eq.{Uri.EscapeDataString(same.Key.Connection)}&source_id=in.({Uri.EscapeDataString(ids)})";
                if (same.Key.Action == OperationAction.Delete) await client.Delete(path, cancellation);
                else await client.Patch(path, Marked, cancellation);
            }
    }

    private static string Text(Row row, string property) =>
        JsonSerializer.Deserialize<JsonElement>(row.Body.Span).GetProperty(property).GetString()!;

    private static string Quoted(string id) => $"\"{id.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
