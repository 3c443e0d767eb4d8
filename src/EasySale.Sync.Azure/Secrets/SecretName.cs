using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Azure.Secrets;

/// <summary>
/// A tenant's secret as a Key Vault name: <c>tenant--name</c>. Key Vault takes 1–127 of 0-9, a-z, A-Z and '-', without
/// regard to case; so a-z and 0-9 stay and every other byte becomes '-' with two hex digits. '--' therefore only ever parts
/// tenant from name, and no two secrets share a name. What gets too long ends in a hash and a '-', which nothing else does.
/// </summary>
internal static class SecretName
{
    private const int Longest = 127;
    private const int HashLength = 64;

    public static string Of(TenantId tenant, string name)
    {
        var full = $"{Escape(tenant.Value)}--{Escape(name)}";
        return full.Length <= Longest ? full : $"{full[..(Longest - HashLength - 2)]}-{Hash(full)}-";
    }

    private static string Escape(string part) => string.Concat(Encoding.UTF8.GetBytes(part).Select(unit =>
        char.IsAsciiLetterLower((char)unit) || char.IsAsciiDigit((char)unit) ? ((char)unit).ToString() : $"-{unit:x2}"));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
}
