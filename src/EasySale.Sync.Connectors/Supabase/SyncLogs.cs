using System.Buffers;
using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>The table <c>sync_logs</c>: a copy of the operation log. A line that is there already stays as it is.</summary>
internal sealed class SyncLogs(SupabaseClient client) : LogSink
{
    private const string Columns = "run_id,step,part,line,connection_id,at,level,entity,source_id,target,event,details";

    /// <summary>Adds rows by their key; with no rows it asks for the rights only.</summary>
    public const string Path = $"sync_logs?on_conflict=run_id,step,part,line&columns={Columns}";

    public const string IgnoreKnown = "resolution=ignore-duplicates,return=minimal";

    public override int MostLines => 1000;

    public override Task Write(IReadOnlyList<LogLine> lines, CancellationToken cancellation) =>
        client.Post(Path, Rows(lines), IgnoreKnown, cancellation);

    public override Task Trim(DateTimeOffset before, CancellationToken cancellation) => client.Delete(
        $"sync_logs?at=lt.{before.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}", cancellation);

    private static ReadOnlyMemory<byte> Rows(IReadOnlyList<LogLine> lines)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var line in lines) Row(writer, line);
            writer.WriteEndArray();
        }

        return RowJson.Acceptable(buffer.WrittenMemory);
    }

    private static void Row(Utf8JsonWriter writer, LogLine line)
    {
        writer.WriteStartObject();
        writer.WriteString("run_id", line.Run);
        writer.WriteNumber("step", line.Step);
        writer.WriteNumber("part", line.Part);
        writer.WriteNumber("line", line.Line);
        writer.WriteString("connection_id", line.Source);
        writer.Instant("at", line.At);
        writer.WriteString("level", line.Level.ToString().ToLowerInvariant());
        writer.WriteString("entity", line.Entity);
        writer.WriteString("source_id", line.SourceId);
        writer.WriteString("target", line.Target);
        writer.WriteString("event", line.Result);
        writer.WriteStartObject("details");
        Detail(writer, "operation", line.Operation?.ToString().ToLowerInvariant());
        Detail(writer, "purpose", line.Purpose);
        Detail(writer, "targetId", line.TargetId);
        Detail(writer, "requestId", line.RequestId);
        Detail(writer, "vendorTrace", line.VendorTrace);
        Detail(writer, "mappingVersion", line.MappingVersion);
        Detail(writer, "code", line.Code);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Detail(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }
}
