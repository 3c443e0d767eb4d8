using System.Security.Cryptography;
using System.Text;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>Comparisons that take the same time whatever is compared.</summary>
public static class WebhookProof
{
    /// <summary>Whether the text is the base64 of the body's HMAC-SHA256 under the key (as UTF-8).</summary>
    public static bool IsSigned(ReadOnlySpan<byte> body, string key, string? signature)
    {
        Span<byte> sent = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (key.Length == 0 || !Convert.TryFromBase64String(signature ?? "", sent, out var length) || length != sent.Length) return false;
        Span<byte> own = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), body, own);
        return CryptographicOperations.FixedTimeEquals(own, sent);
    }

    /// <summary>Whether what was sent is the secret itself. Hashes are compared, so that not even its length shows.</summary>
    public static bool IsSecret(Secret secret, string? sent) =>
        secret.Reveal().Length > 0 && sent is not null && CryptographicOperations.FixedTimeEquals(Hash(secret.Reveal()), Hash(sent));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
