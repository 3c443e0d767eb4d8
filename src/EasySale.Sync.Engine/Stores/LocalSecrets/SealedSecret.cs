using System.Security.Cryptography;
using System.Text;

namespace EasySale.Sync.Engine.Stores.LocalSecrets;

/// <summary>
/// An encrypted secret: format 1, nonce (12 bytes), tag (16 bytes), cipher text. AES-GCM, bound to the place it is stored
/// at, so that a value moved to another name or tenant does not open.
/// </summary>
internal static class SealedSecret
{
    private const byte Format = 1;
    private const int Nonce = 12;
    private const int Tag = 16;
    private const int Head = 1 + Nonce + Tag;

    public static byte[] Seal(LocalKey key, string place, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[Head + plain.Length];
        box[0] = Format;
        RandomNumberGenerator.Fill(box.AsSpan(1, Nonce));
        using var cipher = key.Cipher();
        cipher.Encrypt(box.AsSpan(1, Nonce), plain, box.AsSpan(Head), box.AsSpan(1 + Nonce, Tag), Encoding.UTF8.GetBytes(place));
        CryptographicOperations.ZeroMemory(plain);
        return box;
    }

    /// <exception cref="CryptographicException">Another key or place, or a changed box.</exception>
    public static string Open(LocalKey key, string place, byte[] box)
    {
        if (box.Length < Head || box[0] != Format) throw new CryptographicException("Not a sealed secret.");
        var plain = new byte[box.Length - Head];
        using var cipher = key.Cipher();
        cipher.Decrypt(box.AsSpan(1, Nonce), box.AsSpan(Head), box.AsSpan(1 + Nonce, Tag), plain, Encoding.UTF8.GetBytes(place));
        return Encoding.UTF8.GetString(plain);
    }
}
