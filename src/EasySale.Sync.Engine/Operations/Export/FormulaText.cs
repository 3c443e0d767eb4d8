using System.Buffers;
using System.Globalization;

namespace EasySale.Sync.Engine.Operations.Export;

/// <summary>Texts that a spreadsheet would calculate (https://owasp.org/www-community/attacks/CSV_Injection). Pure.</summary>
internal static class FormulaText
{
    private const char Apostrophe = '\'';

    /// <summary>What formulas begin with, also in the wide forms that East Asian editions take for the same, and the minus of typesetters.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create("=+-@＝＋－＠−");

    private static readonly SearchValues<char> Breaks = SearchValues.Create("\t\r\n");

    /// <summary>The text, behind an apostrophe where it would be taken for a formula.</summary>
    public static string Safe(string text) => IsFormula(text) ? Apostrophe + text : text;

    private static bool IsFormula(string text)
    {
        if (text.Length > 0 && Breaks.Contains(text[0])) return true;
        // Spreadsheets drop what is not seen before they look.
        foreach (var letter in text)
            if (!IsUnseen(letter)) return Signs.Contains(letter);
        return false;
    }

    private static bool IsUnseen(char letter) => char.IsWhiteSpace(letter) || char.IsControl(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format;
}
