namespace EasySale.Sync.Engine.Operations.Export;

/// <summary>A table of any size: its rows are asked for one after the other, while they are written.</summary>
/// <param name="Name">File name without its ending.</param>
/// <param name="Columns">From left to right.</param>
/// <param name="Rows">From top to bottom.</param>
public sealed record ExportTable<T>(string Name, IReadOnlyList<ExportColumn<T>> Columns, IAsyncEnumerable<T> Rows)
{
    /// <summary>What a PDF says above it; the name where nothing is said.</summary>
    public string? Title { get; init; }

    /// <summary>The table as a file of a format.</summary>
    public ExportFile As(ExportInput wanted) => wanted.Format switch
    {
        ExportFormat.Csv => new ExportFile($"{Name}.csv", "text/csv; charset=utf-8", (output, cancellation) => CsvExport.Write(this, wanted.HasMark, output, cancellation)),
        ExportFormat.Json => new ExportFile($"{Name}.json", "application/json; charset=utf-8", (output, cancellation) => JsonExport.Write(this, output, cancellation)),
        _ => new ExportFile($"{Name}.pdf", "application/pdf", (output, cancellation) => PdfExport.Write(this, output, cancellation)),
    };
}
