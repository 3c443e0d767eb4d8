using System.Security.Cryptography;
using System.Text;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>Comparisons that take the same time whatever is compared.</summary>
public static class WebhookProof
{
    /// <summary>Whether the text is the base64 of the body's HMAC-SHA256 under the key (as UTF-8).</summary>
    public static bool IsSigned(ReadOnlySpan<byte> body, string key, string? signature)
    {
        if (key.Length == 0 || signature is null) return false;
        // Compared as it is written: the last sign of a base64 text has bits that mean nothing, and one spelling is enough.
        var own = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), body));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(own), Encoding.UTF8.GetBytes(signature));
    }

    /// <summary>Whether what was sent is the secret itself. Hashes are compared, so that not even its length shows.</summary>
    public static bool IsSecret(Secret secret, string? sent) =>
        secret.Reveal().Length > 0 && sent is not null && CryptographicOperations.FixedTimeEquals(Hash(secret.Reveal()), Hash(sent));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
