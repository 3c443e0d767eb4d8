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
        var columns = table.Columns.Where(column => column.Width > 0).ToList();
        var sheet = new PdfSheet(new PdfLines([.. columns.Select(column => (column.Name, column.Width))]), table.Title ?? table.Name);
        await foreach (var row in table.Rows.WithCancellation(cancellation))
        {
            var cells = columns.Select(column => column.Value(row)).ToList();
            if (sheet.TryAdd(cells)) continue;
            file.Add(sheet.Finish(file.Pages + 1));
            await outlet.RowDone(cancellation);
            sheet.TryAdd(cells);
        }

        file.Add(sheet.Finish(file.Pages + 1));
        await file.End(cancellation);
    }
}
