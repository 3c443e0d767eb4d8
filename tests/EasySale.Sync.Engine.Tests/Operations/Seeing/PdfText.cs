using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EasySale.Sync.Engine.Tests.Operations.Seeing;

/// <summary>Reads a PDF the way a reader does: from its end, through the table of places. Texts of each page, in the order they are drawn.</summary>
internal static partial class PdfText
{
    public static List<List<string>> Read(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        if (!text.StartsWith("%PDF-1.4\n", StringComparison.Ordinal) || !text.EndsWith("%%EOF\n", StringComparison.Ordinal)) throw new FormatException("No PDF.");
        var places = Places(text);
        var catalog = Object(text, places, Reference(text[text.LastIndexOf("trailer", StringComparison.Ordinal)..], "/Root"));
        var tree = Object(text, places, Reference(catalog, "/Pages"));
        var kids = References().Matches(tree[tree.IndexOf("/Kids", StringComparison.Ordinal)..]).Select(kid => Number(kid.Groups[1].Value)).ToList();
        if (kids.Count != Number(CountOf().Match(tree).Groups[1].Value)) throw new FormatException("The tree names another number of pages than it holds.");
        return [.. kids.Select(kid => Texts(Content(Object(text, places, Reference(Object(text, places, kid), "/Contents")))))];
    }

    private static List<int> Places(string text)
    {
        var table = Number(StartOf().Match(text).Groups[1].Value);
        if (text[table..(table + 5)] != "xref\n") throw new FormatException("The table of places is not where it is said to be.");
        return [.. PlaceOf().Matches(text[table..]).Select(place => Number(place.Groups[1].Value))];
    }

    private static string Object(string text, List<int> places, int number)
    {
        var start = places[number];
        return text[start..].StartsWith($"{number} 0 obj\n", StringComparison.Ordinal)
            ? text[start..text.IndexOf("endobj", start, StringComparison.Ordinal)]
            : throw new FormatException($"Object {number} is not where it is said to be.");
    }

    private static string Content(string stream)
    {
        var start = stream.IndexOf("stream\n", StringComparison.Ordinal) + 7;
        var content = stream[start..(start + Number(LengthOf().Match(stream).Groups[1].Value))];
        return stream[(start + content.Length)..].StartsWith("\nendstream", StringComparison.Ordinal) ? content : throw new FormatException("A stream has another length than it says.");
    }

    private static List<string> Texts(string content) => [.. TextOf().Matches(content).Select(text => EscapeOf().Replace(text.Groups[1].Value, "$1"))];

    private static int Reference(string dictionary, string name) =>
        Number(References().Match(dictionary[dictionary.IndexOf(name, StringComparison.Ordinal)..]).Groups[1].Value);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+) 0 R")]
    private static partial Regex References();

    [GeneratedRegex(@"/Count (\d+)")]
    private static partial Regex CountOf();

    [GeneratedRegex(@"/Length (\d+)")]
    private static partial Regex LengthOf();

    [GeneratedRegex(@"startxref\n(\d+)\n")]
    private static partial Regex StartOf();

    [GeneratedRegex(@"(\d{10}) \d{5} [fn] \n")]
    private static partial Regex PlaceOf();

    [GeneratedRegex(@"\(((?:\\.|[^\\)])*)\) Tj")]
    private static partial Regex TextOf();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex EscapeOf();
}
