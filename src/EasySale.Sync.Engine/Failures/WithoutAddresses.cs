using System.Text.RegularExpressions;

namespace EasySale.Sync.Engine.Failures;

/// <summary>
/// Messages without e-mail addresses: a guest's is part of the id a source knows the guest by, and a call's address may ask for one, its sign
/// escaped.
/// </summary>
internal static partial class WithoutAddresses
{
    private const string Masked = "•••";

    private const string Escaped = "%40";

    public static string Of(string text) =>
        text.Contains('@', StringComparison.Ordinal) || text.Contains(Escaped, StringComparison.Ordinal) ? Address().Replace(text, Masked) : text;

    // The word around the sign; what surrounds a word in a sentence, a key, a list or a call's address is left.
    [GeneratedRegex(@"[^\s/:,;""'()<>{}\[\]]*@[^\s/:,;""'()<>{}\[\]]+|[^\s/:,;?&=""'()<>{}\[\]]*%40[^\s/:,;?&=""'()<>{}\[\]]+")]
    private static partial Regex Address();
}
