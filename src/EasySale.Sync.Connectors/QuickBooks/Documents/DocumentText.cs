using System.Text;
using EasySale.Sync.Connectors.QuickBooks.Money;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>Free text of a shop as the books take it: cut to its length, without characters that JSON or the books cannot carry.</summary>
internal static class DocumentText
{
    /// <param name="text">Anything.</param>
    /// <param name="longest">In UTF-16 units.</param>
    /// <returns>Null when nothing is left.</returns>
    public static string? Of(string? text, int longest) => Names.Cut(Clean(text ?? ""), longest) is { Length: > 0 } clean ? clean : null;

    /// <summary>The text on one line.</summary>
    public static string? OneLine(string? text, int longest) => Of(text?.ReplaceLineEndings(" "), longest);

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        // What is half a character is enumerated as the replacement character.
        foreach (var rune in text.EnumerateRunes())
            if (rune != Rune.ReplacementChar && (rune.Value == '\n' || !Rune.IsControl(rune))) clean.Append(rune);
        return clean.ToString();
    }
}
