using System.Text.RegularExpressions;

namespace EasySale.Sync.Engine.Failures;

/// <summary>Messages without e-mail addresses: a guest's is part of the id a source knows the guest by.</summary>
internal static partial class WithoutAddresses
{
    private const string Masked = "•••";

    public static string Of(string text) => text.Contains('@', StringComparison.Ordinal) ? Address().Replace(text, Masked) : text;

    // The word around the sign; what surrounds a word in a sentence, a key or a list is left.
    [GeneratedRegex(@"[^\s/:,;""'()<>{}\[\]]*@[^\s/:,;""'()<>{}\[\]]+")]
    private static partial Regex Address();
}
