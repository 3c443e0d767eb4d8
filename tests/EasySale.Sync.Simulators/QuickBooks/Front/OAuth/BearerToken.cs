using System.Security.Cryptography;
using System.Text;

namespace EasySale.Sync.Simulators.QuickBooks.Front.OAuth;

/// <summary>The bearer token of a call.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";
    private const int MarkLength = 8;

    /// <summary>Null if there is none, or none of a possible length.</summary>
    public static string? Of(FrontCall call) =>
        call.Headers.Authorization.ToString() is var sent && sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && sent[Scheme.Length..].Trim() is { Length: >= TokenValues.ShortestAccess and <= TokenValues.LongestAccess } token
            ? token
            : null;

    /// <summary>Eight hexadecimal digits that stand for a token in an error.</summary>
    public static string Mark(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))[..MarkLength];
}
