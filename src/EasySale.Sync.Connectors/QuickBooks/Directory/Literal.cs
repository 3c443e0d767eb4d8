using System.Text;

namespace EasySale.Sync.Connectors.QuickBooks.Directory;

/// <summary>Texts in queries.</summary>
internal static class Literal
{
    /// <summary>A quoted text; apostrophes and backslashes escaped.</summary>
    public static string Of(string text) => $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";

    /// <summary>The query language stumbles over typographic quotes and dashes: such a text can only be asked for by pattern.</summary>
    public static bool IsPlain(string text) => !text.Any(IsAwkward);

    /// <summary>The text as a pattern of LIKE that also fits a little more.</summary>
    public static string Pattern(string text)
    {
        var pattern = new StringBuilder();
        foreach (var letter in text) pattern.Append(IsAwkward(letter) || letter == '%' ? '%' : letter);
        return Of(pattern.ToString());
    }

    private static bool IsAwkward(char letter) => letter is >= '\u2010' and <= '\u203f' || char.IsSurrogate(letter);
}
