using System.Text.Encodings.Web;
using System.Text.Json;
using EasySale.Sync.Engine.Operations.Answers;

namespace EasySale.Sync.Engine.Operations.Export;

/// <summary>Writes a table as one JSON array, an object a row.</summary>
internal static class JsonExport
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task Write<T>(ExportTable<T> table, Stream output, CancellationToken cancellation)
    {
        var outlet = new Outlet(output);
        await using var json = new Utf8JsonWriter(outlet.Chunk, Readable);
        json.WriteStartArray();
        await foreach (var row in table.Rows.WithCancellation(cancellation))
        {
            Write(json, table.Columns, row);
            json.Flush();
            await outlet.RowDone(cancellation);
        }

        json.WriteEndArray();
        json.Flush();
        await outlet.Flush(cancellation);
    }

    private static void Write<T>(Utf8JsonWriter json, IReadOnlyList<ExportColumn<T>> columns, T row)
    {
        json.WriteStartObject();
        foreach (var column in columns)
        {
            json.WritePropertyName(column.Name);
            JsonSerializer.Serialize(json, column.Value(row), AnswerJson.Options);
        }

        json.WriteEndObject();
    }
}
