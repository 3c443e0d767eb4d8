using System.Collections.Concurrent;

namespace EasySale.Sync.Simulators.QuickBooks.Front.OAuth;

/// <summary>Codes given to redirect URIs: each is taken once, by the same URI, within ten minutes (RFC 6749, 4.1.2).</summary>
internal sealed class AuthorizationCodes(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (string Realm, string RedirectUri, DateTimeOffset Until)> _given = new(StringComparer.Ordinal);

    public string Give(string realm, string redirectUri)
    {
        var code = TokenValues.Code();
        _given[code] = (realm, redirectUri, time.GetUtcNow() + Life);
        return code;
    }

    /// <summary>The company the code was given for; null if it is unknown, used, late or for another URI.</summary>
    public string? Take(string code, string redirectUri) =>
        _given.TryRemove(code, out var given) && given.RedirectUri == redirectUri && time.GetUtcNow() < given.Until ? given.Realm : null;
}
