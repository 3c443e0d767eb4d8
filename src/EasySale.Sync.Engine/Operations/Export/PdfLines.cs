using System.Buffers;
using System.Globalization;
using System.Text;

namespace EasySale.Sync.Engine.Operations.Export;

/// <summary>
/// How the cells of a table stand in lines whose glyphs are all of one width: a text goes on below where its column ends, a
/// number ends at its column's end and is never broken.
/// </summary>
/// <param name="columns">Heading and width in characters, from left to right.</param>
internal sealed class PdfLines(IReadOnlyList<(string Name, int Width)> columns)
{
    private static readonly SearchValues<char> BreakAfter = SearchValues.Create(" -/._,;:@");

    /// <summary>Characters of a whole line.</summary>
    public int Width => columns.Sum(column => column.Width + 1) - 1;

    /// <summary>The same with columns as wide as the numbers of a page, so that all stand under their headings however long one is.</summary>
    public PdfLines Fitting(IReadOnlyList<IReadOnlyList<object?>> rows) => new(
        [.. columns.Select((column, index) => (column.Name, rows.Where(row => IsNumber(row[index])).Select(row => Text(row[index]).Length).Append(column.Width).Max()))]);

    /// <summary>The headings as words, next to what stands below: numbers' over the ends of their numbers.</summary>
    /// <param name="rows">What stands below.</param>
    public IReadOnlyList<string> Head(IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        var pieces = columns.Select(column => Pieces(Words(column.Name), column.Width)).ToList();
        var height = pieces.Max(one => one.Count);
        return Lines(column => [.. Enumerable.Repeat("", height - pieces[column].Count), .. pieces[column]], column => rows.Any(row => IsNumber(row[column])));
    }

    public IReadOnlyList<string> Row(IReadOnlyList<object?> cells) =>
        Lines(column => IsNumber(cells[column]) ? [Text(cells[column])] : Pieces(Text(cells[column]), columns[column].Width), column => IsNumber(cells[column]));

    private List<string> Lines(Func<int, List<string>> pieces, Func<int, bool> isRight)
    {
        var all = columns.Select((_, column) => (Pieces: pieces(column), IsRight: isRight(column))).ToList();
        return [.. Enumerable.Range(0, all.Max(one => one.Pieces.Count)).Select(line =>
            string.Join(' ', all.Select((one, column) => Cell(one.Pieces.ElementAtOrDefault(line)?.Trim() ?? "", columns[column].Width, one.IsRight))).TrimEnd())];
    }

    private static string Cell(string text, int width, bool isRight) => isRight ? text.PadLeft(width) : text.PadRight(width);

    private static string Text(object? value) => value is DateTimeOffset at
        ? at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : Plain(CellText.Of(value)?.ReplaceLineEndings(" ") ?? "");

    // One character a glyph: a letter and its accent become one, what takes two units is shown as a question mark anyway.
    private static string Plain(string text) => Ascii.IsValid(text) ? text : string.Concat(text.EnumerateRunes().Select(letter => letter.IsBmp ? letter.ToString() : "?")).Normalize();

    private static List<string> Pieces(string text, int width)
    {
        var pieces = new List<string>();
        for (; text.Length > width; text = text[pieces[^1].Length..].TrimStart()) pieces.Add(text[..Break(text, width)]);
        pieces.Add(text);
        return pieces;
    }

    // After a space or mark where there is one, else wherever the column ends.
    private static int Break(string text, int width)
    {
        if (text[width] == ' ') return width;
        var mark = text.AsSpan(0, width).LastIndexOfAny(BreakAfter);
        return mark > 0 ? mark + 1 : width;
    }

    // "storageTransactions" → "storage transactions".
    private static string Words(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
            if (char.IsUpper(letter)) words.Append(' ').Append(char.ToLowerInvariant(letter));
            else words.Append(letter);
        return words.ToString();
    }

    private static bool IsNumber(object? value) => value is decimal or double or long or int;
}
