using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace EasySale.Sync.Functions.Callers;

/// <summary>
/// Why <c>X-MS-CLIENT-PRINCIPAL</c> may be believed. The Functions host passes a forged one through, so something must guarantee that
/// nobody outside can send it: App Service Authentication (<c>WEBSITE_AUTH_ENABLED</c>, or the operator's word
/// <c>Sync__TrustPrincipalHeader</c> on App Service, where the plan does not say so), or a gateway in front that shares a key with us
/// (<c>Sync__GatewayKey</c>, and <c>Sync__GatewayKeyBefore</c> while it is changed). Without any the app does not start.
/// </summary>
public sealed class PlatformTrust
{
    /// <summary>The header in which the gateway shows its key.</summary>
    public const string GatewayHeader = "X-Sync-Gateway-Key";

    private const int ShortestKey = 32;
    private readonly byte[][] _gatewayKeys;

    private PlatformTrust(byte[][] gatewayKeys) => _gatewayKeys = gatewayKeys;

    /// <exception cref="InvalidOperationException">Nothing guarantees who calls: the app must not start so.</exception>
    public static PlatformTrust Demand(IConfiguration configuration)
    {
        var keys = new[] { configuration["Sync:GatewayKey"], configuration["Sync:GatewayKeyBefore"] }.Where(key => !string.IsNullOrEmpty(key)).Select(key => key!).ToList();
        if (keys.Any(key => key.Length < ShortestKey)) throw new InvalidOperationException($"Sync__GatewayKey must have at least {ShortestKey} characters.");
        if (keys.Count > 0) return new PlatformTrust([.. keys.Select(Hash)]);
        var isAppService = configuration["WEBSITE_INSTANCE_ID"] is { Length: > 0 };
        return IsTrue(configuration["WEBSITE_AUTH_ENABLED"]) || (isAppService && IsTrue(configuration["Sync:TrustPrincipalHeader"]))
            ? new PlatformTrust([])
            : throw new InvalidOperationException(
                "Nobody could tell who calls. Turn on App Service Authentication, or set Sync__GatewayKey to what the gateway in front sends as "
                + $"{GatewayHeader}. On App Service, where authentication is on and the plan does not set WEBSITE_AUTH_ENABLED, set Sync__TrustPrincipalHeader.");
    }

    /// <summary>The request came the guaranteed way.</summary>
    public bool Covers(HttpRequest request) => _gatewayKeys.Length == 0 || (request.Headers[GatewayHeader] is [{ } key] && _gatewayKeys.Any(known => Same(known, key)));

    // Hashes, so that neither length nor content shows in the time it takes.
    private static bool Same(byte[] known, string key) => CryptographicOperations.FixedTimeEquals(known, Hash(key));

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static bool IsTrue(string? setting) => string.Equals(setting, "true", StringComparison.OrdinalIgnoreCase);
}
