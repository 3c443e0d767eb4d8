using System.Globalization;

namespace EasySale.Sync.Engine.Operations.Export;

/// <summary>
/// Writes a table as PDF, page after page. Its fonts are two of those every reader has (ISO 32000-1, 9.6.2.2), so nothing is
/// embedded and no font of the machine is needed; characters outside Western European writing are shown as question marks.
/// </summary>
internal static class PdfExport
{
    public static async Task Write<T>(ExportTable<T> table, Stream output, CancellationToken cancellation)
    {
        var outlet = new Outlet(output);
        var file = new PdfFile(outlet);
        var head = Line(table.Columns, column => column.Name, isRight: static (_, _) => false);
        var page = Begin(file, table.Title ?? table.Name, head);
        await foreach (var row in table.Rows.WithCancellation(cancellation))
        {
            if (page.IsFull)
            {
                file.Add(page);
                await outlet.RowDone(cancellation);
                page = Begin(file, table.Title ?? table.Name, head);
            }

            page.Line(Line(table.Columns, column => CellText.Of(column.Value(row)), (column, _) => IsNumber(column.Value(row))));
        }

        file.Add(page);
        await file.End(cancellation);
    }

    private static PdfPage Begin(PdfFile file, string title, string head)
    {
        var page = new PdfPage(string.Create(CultureInfo.InvariantCulture, $"{file.Pages + 1}"), head.Length);
        page.Title(title);
        page.Head(head);
        return page;
    }

    private static string Line<T>(IReadOnlyList<ExportColumn<T>> columns, Func<ExportColumn<T>, string?> text, Func<ExportColumn<T>, string?, bool> isRight) =>
        string.Join(' ', columns.Select(column =>
        {
            var cell = Cut(text(column)?.ReplaceLineEndings(" ") ?? "", column.Width);
            return isRight(column, cell) ? cell.PadLeft(column.Width) : cell.PadRight(column.Width);
        })).TrimEnd();

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..(width - 1)] + "…";

    private static bool IsNumber(object? value) => value is decimal or double or long or int;
}
