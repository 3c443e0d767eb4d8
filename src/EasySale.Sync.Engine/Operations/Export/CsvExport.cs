using CsvHelper;

namespace EasySale.Sync.Engine.Operations.Export;

/// <summary>Writes a table as CSV. A text that a spreadsheet would take for a formula begins with an apostrophe; numbers stay numbers.</summary>
internal static class CsvExport
{
    public static async Task Write<T>(ExportTable<T> table, bool hasMark, Stream output, CancellationToken cancellation)
    {
        var options = new CsvWriterOptions
        {
            WriteByteOrderMark = hasMark,
            BufferSize = Outlet.ChunkBytes,
        };
        await using var csv = CsvWriter.Create(output, options, leaveOpen: true);
        foreach (var column in table.Columns) csv.WriteField(column.Name);
        await csv.EndRecordAsync(cancellation);
        await foreach (var row in table.Rows.WithCancellation(cancellation))
        {
            foreach (var column in table.Columns) Write(csv, column.Value(row));
            await csv.EndRecordAsync(cancellation);
        }
    }

    private static void Write(CsvWriter csv, object? value)
    {
        if (value is decimal or double or long or int) csv.WriteField(value);
        else csv.WriteField(CellText.Of(value) is { } text ? FormulaText.Safe(text) : null);
    }
}
