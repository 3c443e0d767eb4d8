namespace EasySale.Sync.Engine.Mapping;

/// <summary>How rules may write dates: .NET's custom formats, of letters that need no culture and no offset.</summary>
internal static class DateText
{
    public const int Longest = 40;

    public const string Allowed = "the letters y M d H h m s t, the separators - / . : , space, and 'quoted text'";

    private const string Letters = "yMdHhmst";
    private const string Separators = "-/.:, ";

    public static bool IsFormat(string text)
    {
        if (text.Length is < 2 or > Longest) return false;
        var (quoted, hasLetter) = (false, false);
        foreach (var unit in text)
        {
            if (unit == '\'') quoted = !quoted;
            else if (quoted && char.IsControl(unit)) return false;
            else if (!quoted && Letters.Contains(unit, StringComparison.Ordinal)) hasLetter = true;
            else if (!quoted && !Separators.Contains(unit, StringComparison.Ordinal)) return false;
        }

        return hasLetter && !quoted;
    }
}
