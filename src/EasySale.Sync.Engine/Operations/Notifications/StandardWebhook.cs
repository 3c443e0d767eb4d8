using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>Signatures as Standard Webhooks has them (https://www.standardwebhooks.com): HMAC-SHA256 over id, instant and body.</summary>
internal static class StandardWebhook
{
    private const string SecretPrefix = "whsec_";
    private const int ShortestKey = 24;
    private const int LongestKey = 64;

    /// <summary>What is allowed, for people.</summary>
    public const string Allowed = "Must be whsec_ and 24 to 64 random bytes in base64.";

    public static bool IsSecret(string text) => Key(text) is not null;

    /// <param name="secrets">One signature each: receivers are content with any of them.</param>
    /// <param name="id">The message's.</param>
    /// <param name="at">When it is sent.</param>
    /// <param name="body">What is sent.</param>
    public static IReadOnlyDictionary<string, string> Headers(IEnumerable<Secret> secrets, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var instant = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{instant}."), .. body];
        return new Dictionary<string, string>
        {
            ["webhook-id"] = id,
            ["webhook-timestamp"] = instant,
            ["webhook-signature"] = string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Checked(secret), signed))}")),
        };
    }

    private static byte[] Checked(Secret secret) => Key(secret.Reveal()) ?? throw new InvalidOperationException("A signing secret was saved unchecked.");

    private static byte[]? Key(string text)
    {
        if (!text.StartsWith(SecretPrefix, StringComparison.Ordinal)) return null;
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text[SecretPrefix.Length..], key, out var length) && length is >= ShortestKey and <= LongestKey ? key[..length] : null;
    }
}
