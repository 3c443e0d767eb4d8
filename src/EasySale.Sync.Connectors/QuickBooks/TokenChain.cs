using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>The tokens of a connection as they are stored: those of the last renewal, and from which given token they descend.</summary>
internal sealed record TokenChain
{
    private const int MarkLength = 16;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required string AccessToken { get; init; }

    public required DateTimeOffset AccessExpiresAt { get; init; }

    public required string RefreshToken { get; init; }

    public DateTimeOffset? RefreshExpiresAt { get; init; }

    /// <summary>When the company's owner must be asked again, however often the token is renewed; null when not told.</summary>
    public DateTimeOffset? ConsentEndsAt { get; init; }

    /// <summary>Tells the merchant's token this chain began with, without telling the token.</summary>
    public required string Seed { get; init; }

    [JsonIgnore]
    public bool IsWhole => AccessToken.Length > 0 && RefreshToken.Length > 0;

    public static string SeedOf(Secret given) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(given.Reveal())))[..MarkLength];

    /// <summary>Reads what is stored; null when it is no chain of this seed, because the merchant connected anew since.</summary>
    public static TokenChain? Read(Secret? stored, string seed)
    {
        if (stored is null) return null;
        try
        {
            return JsonSerializer.Deserialize<TokenChain>(stored.Reveal(), Json) is { IsWhole: true } chain && chain.Seed == seed ? chain : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public Secret ToSecret() => new(JsonSerializer.Serialize(this, Json));
}
