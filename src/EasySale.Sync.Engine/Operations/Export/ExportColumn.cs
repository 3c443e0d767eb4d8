namespace EasySale.Sync.Engine.Operations.Export;

/// <summary>A column of an exported table.</summary>
/// <param name="Name">Its camelCase name: CSV header and JSON field.</param>
/// <param name="Value">A text, number, instant, enum or null. Only texts are made safe for spreadsheets, so an amount must be a number.</param>
public sealed record ExportColumn<T>(string Name, Func<T, object?> Value)
{
    /// <summary>Characters of a PDF line it takes; longer texts go on below. 0 leaves it out of PDFs.</summary>
    public int Width { get; init; } = 12;
}
