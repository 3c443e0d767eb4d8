using System.Globalization;

namespace EasySale.Sync.Engine.Operations.Export;

/// <summary>Gathers the rows of one page until it is full. A row is not parted; one that would not fit on any page is cut.</summary>
internal sealed class PdfSheet(PdfLines lines, string title)
{
    private readonly int _room = PdfPage.LinesOf(lines.Width) - lines.Head([]).Count;
    private readonly List<IReadOnlyList<object?>> _rows = [];
    private int _taken;

    /// <returns>False when the page has no room left for the row.</returns>
    public bool TryAdd(IReadOnlyList<object?> cells)
    {
        var height = Math.Min(lines.Row(cells).Count, _room);
        if (_rows.Count > 0 && _taken + height > _room) return false;
        _rows.Add(cells);
        _taken += height;
        return true;
    }

    /// <summary>The page; the next one begins.</summary>
    public PdfPage Finish(int number)
    {
        var fitting = lines.Fitting(_rows);
        var page = new PdfPage(string.Create(CultureInfo.InvariantCulture, $"{number}"), fitting.Width);
        page.Title(title);
        page.Head(fitting.Head(_rows));
        foreach (var line in _rows.SelectMany(row => fitting.Row(row).Take(_room))) page.Line(line);
        _rows.Clear();
        _taken = 0;
        return page;
    }
}
