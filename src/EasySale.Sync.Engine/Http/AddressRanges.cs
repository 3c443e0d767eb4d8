using System.Net;
using System.Net.Sockets;

namespace EasySale.Sync.Engine.Http;

/// <summary>Which addresses are public: none of IANA's special-purpose registries, and what is wrapped in another address is looked into.</summary>
internal static class AddressRanges
{
    private static readonly IPNetwork[] SpecialV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
            "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // The platform's own services answer here, whatever machine asks.
            "168.63.129.16/32",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Public addresses lie in here, but for the following.</summary>
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialV6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20" }.Select(IPNetwork.Parse)];

    /// <summary>NAT64: the last four bytes are an IPv4 address.</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return IsPublic(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetwork) return !SpecialV4.Any(range => range.Contains(address));
        if (address.ScopeId != 0) return false;
        if (Translated.Contains(address)) return IsPublic(new IPAddress(address.GetAddressBytes()[^4..]));
        return GlobalV6.Contains(address) && !SpecialV6.Any(range => range.Contains(address));
    }
}
