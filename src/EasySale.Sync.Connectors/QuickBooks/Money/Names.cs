using System.Text;

namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>Texts as the books take them. The same text in gives the same text out, always.</summary>
internal static class Names
{
    /// <summary>
    /// A name of a customer or item: colons (which mean "child of"), tabs, line breaks and other control characters become
    /// spaces, runs of spaces become one. Empty when nothing is left.
    /// </summary>
    public static string Clean(string? name, int longest)
    {
        var clean = new StringBuilder();
        foreach (var letter in name ?? "")
            if (letter != ':' && !char.IsControl(letter) && !char.IsWhiteSpace(letter)) clean.Append(letter);
            else if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
        return Cut(clean.ToString(), longest);
    }

    /// <summary>The name with a suffix that tells it from another of the same name; what is too long is cut from the name.</summary>
    /// <param name="suffix">Such as <c> (Web 17)</c>, with the space; taken as it is.</param>
    public static string WithSuffix(string? name, string suffix, int longest) =>
        Clean(name, longest - suffix.Length) + suffix;

    /// <summary>At most <paramref name="longest"/> characters, without spaces at its ends and without half a character.</summary>
    public static string Cut(string? text, int longest)
    {
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length <= longest) return trimmed;
        var end = char.IsHighSurrogate(trimmed[longest - 1]) ? longest - 1 : longest;
        return trimmed[..end].TrimEnd();
    }
}
