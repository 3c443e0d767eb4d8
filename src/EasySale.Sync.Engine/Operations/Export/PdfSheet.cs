using System.Globalization;

namespace EasySale.Sync.Engine.Operations.Export;

/// <summary>Gathers the rows of one page until it is full. A row is not parted; one that would not fit on any page is cut.</summary>
internal sealed class PdfSheet(PdfLines lines, string title)
{
    private readonly int _room = PdfPage.LinesOf(lines.Width) - lines.Head([]).Count;
    private readonly List<IReadOnlyList<object?>> _rows = [];
    private readonly List<string> _drawn = [];

    /// <returns>False when the page has no room left for the row.</returns>
    public bool TryAdd(IReadOnlyList<object?> cells)
    {
        var row = lines.Row(cells);
        if (_rows.Count > 0 && _drawn.Count + row.Count > _room) return false;
        _rows.Add(cells);
        _drawn.AddRange(row.Take(_room));
        return true;
    }

    /// <summary>The page; the next one begins.</summary>
    public PdfPage Finish(int number)
    {
        var page = new PdfPage(string.Create(CultureInfo.InvariantCulture, $"{number}"), lines.Width);
        page.Title(title);
        page.Head(lines.Head(_rows));
        foreach (var line in _drawn) page.Line(line);
        _rows.Clear();
        _drawn.Clear();
        return page;
    }
}
