using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Connectors.QuickBooks.Directory;

/// <summary>A customer or item of the books, as far as it takes to recognize it. Texts are digests: nobody's address is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its SyncToken when it was read.</param>
/// <param name="Key">Digest of the e-mail address or SKU; null where it has none.</param>
/// <param name="Name">Digest of its unique name.</param>
/// <param name="Currency">ISO 4217 code, for customers.</param>
/// <param name="Active">False once made inactive.</param>
internal sealed record KnownEntry(string Id, string Version, string? Key, string Name, string? Currency, bool Active)
{
    /// <summary>The record it was made from, where its mark says so.</summary>
    public RecordOrigin? Origin { get; init; }

    /// <summary>What it is recognized by; null where it has none.</summary>
    public string? Of(NaturalKey key) => key == NaturalKey.DisplayName ? Name : Key;

    /// <summary>
    /// Whether a record of the same name is this one: e-mail addresses or SKUs that both have decide it; else it is, unless a mark says
    /// that this one was made from another.
    /// </summary>
    public bool IsNamesake(string? key, RecordOrigin? origin) =>
        Key is not null && Digest(key) is { } other ? Key == other : Origin is null || Origin == origin;

    private const int Digits = 16;

    /// <summary>16 hex digits that stand for a text, whatever its case; null for none.</summary>
    public static string? Digest(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Trim().ToLowerInvariant())))[..Digits];
}
