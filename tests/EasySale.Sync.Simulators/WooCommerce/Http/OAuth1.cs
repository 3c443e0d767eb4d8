using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>One-legged OAuth 1.0a: signature, a window of 15 minutes, and each nonce once.</summary>
internal sealed class OAuth1(IReadOnlyList<ApiKey> keys, SiteTime time)
{
    private const long Window = 15 * 60;
    private static readonly string[] Required = ["oauth_consumer_key", "oauth_timestamp", "oauth_nonce", "oauth_signature", "oauth_signature_method"];
    private readonly Dictionary<string, long> _nonces = [];

    public ApiKey? Admit(IncomingCall call)
    {
        var parameters = Parameters(call);
        if (!Required.Any(parameters.ContainsKey)) return null;
        RequireComplete(parameters);
        var key = keys.FirstOrDefault(k => k.ConsumerKey == parameters["oauth_consumer_key"]) ?? throw Gatekeeper.Bad("Consumer key is invalid.");
        CheckSignature(call, parameters, key.ConsumerSecret);
        CheckTime(parameters);
        CheckNonce(key, parameters);
        return key;
    }

    private static Dictionary<string, string> Parameters(IncomingCall call)
    {
        var parameters = PhpQuery.Flatten(call.Query).ToDictionary();
        if (call.Authorization?.StartsWith("OAuth ", StringComparison.OrdinalIgnoreCase) != true) return parameters;
        foreach (var part in call.Authorization[6..].Split(','))
            if (part.Split('=', 2) is [var name, var value] && name.Trim() != "realm") parameters[name.Trim()] = Uri.UnescapeDataString(value.Trim().Trim('"'));
        return parameters;
    }

    private static void RequireComplete(Dictionary<string, string> parameters)
    {
        var missing = Required.Where(r => !parameters.TryGetValue(r, out var value) || value.Length == 0).ToArray();
        if (missing.Length > 0) throw Gatekeeper.Bad($"Missing OAuth parameter{(missing.Length > 1 ? "s" : "")} {string.Join(", ", missing)}");
    }

    private static void CheckSignature(IncomingCall call, Dictionary<string, string> parameters, string secret)
    {
        var signed = BaseString(call, parameters);
        byte[] key = Encoding.UTF8.GetBytes(secret + "&"), text = Encoding.UTF8.GetBytes(signed);
        var signature = parameters["oauth_signature_method"] switch
        {
            "HMAC-SHA1" => Sha1(key, text),
            "HMAC-SHA256" => HMACSHA256.HashData(key, text),
            _ => throw Gatekeeper.Bad("Invalid signature - signature method is invalid."),
        };
        if (Convert.ToBase64String(signature) != parameters["oauth_signature"].Replace(' ', '+'))
            throw Gatekeeper.Bad("Invalid signature - provided signature does not match.");
    }

    // The protocol names this hash; a store accepts it, so the simulator has to.
#pragma warning disable CA5350
    private static byte[] Sha1(byte[] key, byte[] text) => HMACSHA1.HashData(key, text);
#pragma warning restore CA5350

    // The real store signs its own address; the simulator has no fixed one and takes the address that was called.
    private static string BaseString(IncomingCall call, Dictionary<string, string> parameters)
    {
        var pairs = parameters.Where(p => p.Key != "oauth_signature")
            .Select(p => (Name: Uri.EscapeDataString(p.Key), Value: Uri.EscapeDataString(p.Value)))
            .OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal)
            .Select(p => $"{p.Name}={p.Value}");
        var address = $"{(call.IsTls ? "https" : "http")}://{call.Host}{call.Path}";
        return $"{call.Method}&{Uri.EscapeDataString(address)}&{Uri.EscapeDataString(string.Join('&', pairs))}";
    }

    private void CheckTime(Dictionary<string, string> parameters)
    {
        var now = time.Now.ToUnixTimeSeconds();
        if (!long.TryParse(parameters["oauth_timestamp"], CultureInfo.InvariantCulture, out var stamp) || Math.Abs(now - stamp) > Window)
            throw Gatekeeper.Bad("Invalid timestamp.");
    }

    private void CheckNonce(ApiKey key, Dictionary<string, string> parameters)
    {
        var now = time.Now.ToUnixTimeSeconds();
        foreach (var old in _nonces.Where(n => n.Value < now - Window).Select(n => n.Key).ToArray()) _nonces.Remove(old);
        if (!_nonces.TryAdd($"{key.ConsumerKey} {parameters["oauth_nonce"]}", now))
            throw Gatekeeper.Bad("Invalid nonce - nonce has already been used.");
    }
}
