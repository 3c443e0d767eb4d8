using System.Text;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>What every secret store takes. The size is Key Vault's (Microsoft, "About Azure Key Vault secrets").</summary>
public static class SecretLimits
{
    public const int NameLength = 200;
    public const int ValueBytes = 25_000;

    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public static void CheckName(string name)
    {
        if (name.Length is 0 or > NameLength) throw new ArgumentException($"A secret's name has 1 to {NameLength} characters.", nameof(name));
    }

    /// <summary>A text may be kept as a secret.</summary>
    public static bool Takes(string text) => Encoding.UTF8.GetByteCount(text) is > 0 and <= ValueBytes;

    /// <exception cref="ArgumentException">The value is empty or too large.</exception>
    public static void CheckValue(Secret value)
    {
        if (!Takes(value.Reveal()))
            throw new ArgumentException($"A secret has 1 to {ValueBytes} bytes as UTF-8.", nameof(value));
    }
}
