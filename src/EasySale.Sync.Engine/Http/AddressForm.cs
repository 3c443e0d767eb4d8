using System.Net;

namespace EasySale.Sync.Engine.Http;

/// <summary>What can be told of an address before its name is resolved.</summary>
internal static class AddressForm
{
    public const string NotPublic = "It leads into a private network. Give an address that is reached over the internet.";
    private const string NoName = "Give the full public name of the host, such as shop.example.com.";

    /// <summary>Ports below this one belong to other protocols, but for those of the web.</summary>
    private const int FirstFreePort = 1024;

    private static readonly string[] PrivateEndings = [".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa", ".corp", ".home"];

    public static string? Problem(string text, bool allowsLoopback)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Host.Length == 0) return "It is not a web address.";
        if (address.Scheme is not ("https" or "http")) return "Use an address that begins with https://.";
        if (address.UserInfo.Length > 0 || address.OriginalString.Contains('\\')) return "It must not hold a user name or password, nor a backslash.";
        var host = address.IdnHost.Trim('[', ']').TrimEnd('.').ToLowerInvariant();
        if (allowsLoopback && IsThisMachine(host)) return null;
        if (address.Port is not (80 or 443) and < FirstFreePort) return "Use port 443, or one from 1024 on.";
        if (IPAddress.TryParse(host, out var literal)) return IsPlain(address, host) && AddressRanges.IsPublic(literal) ? null : NotPublic;
        if (host == "localhost" || PrivateEndings.Any(ending => host.EndsWith(ending, StringComparison.Ordinal))) return NotPublic;
        return host.Contains('.') ? null : NoName;
    }

    private static bool IsThisMachine(string host) => host == "localhost" || (IPAddress.TryParse(host, out var literal) && IPAddress.IsLoopback(literal));

    // A number in decimal, octal or hexadecimal is read as an address too, by this runtime or by the next proxy.
    private static bool IsPlain(Uri address, string host) =>
        address.HostNameType == UriHostNameType.IPv6 || address.OriginalString.Contains(host, StringComparison.OrdinalIgnoreCase);
}
