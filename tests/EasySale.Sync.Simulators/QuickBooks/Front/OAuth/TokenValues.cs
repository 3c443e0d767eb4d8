using System.Security.Cryptography;

namespace EasySale.Sync.Simulators.QuickBooks.Front.OAuth;

/// <summary>Token values that look like Intuit's and cannot be guessed.</summary>
internal static class TokenValues
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Shorter or longer bearer tokens are called malformed, not expired.</summary>
    public const int ShortestAccess = 32;

    /// <summary>As documented.</summary>
    public const int LongestAccess = 4096;

    public static string Access() => $"eyJhbGciOiJkaXIifQ..{Random(48)}.{Random(64)}";

    public static string Refresh(int number) => $"RT1-{number}-H0-{Random(24)}";

    public static string Code() => $"AB1172{Random(32)}";

    private static string Random(int length) => RandomNumberGenerator.GetString(Letters, length);
}
