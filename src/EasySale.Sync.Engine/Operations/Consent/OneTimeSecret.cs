using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Consent;

/// <summary>Secrets that are good for one use, of which only the hash is kept.</summary>
internal static class OneTimeSecret
{
    private const int RandomBytes = 32;

    public static Secret New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static bool Fits(string? text, string hash) =>
        text is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(text)), Encoding.ASCII.GetBytes(hash));
}
