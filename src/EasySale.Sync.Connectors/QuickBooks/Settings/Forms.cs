using System.Text.RegularExpressions;

namespace EasySale.Sync.Connectors.QuickBooks.Settings;

/// <summary>The forms values of settings have.</summary>
internal static partial class Forms
{
    [GeneratedRegex("^[0-9]{1,20}$")]
    public static partial Regex Id();

    [GeneratedRegex("^[0-9A-Za-z]{1,30}$")]
    public static partial Regex CodeId();

    [GeneratedRegex(@"^https?://[^\s?#]+$", RegexOptions.IgnoreCase)]
    public static partial Regex WebAddress();

    [GeneratedRegex("^[a-z0-9_-]+( *, *[a-z0-9_-]+)*$")]
    public static partial Regex Statuses();

    [GeneratedRegex("^[0-9]{1,3}$")]
    public static partial Regex Days();

    /// <summary>Leaves at least 15 of a document number's 21 characters to the order.</summary>
    [GeneratedRegex("^[0-9A-Za-z._/-]{1,6}$")]
    public static partial Regex Prefix();
}
