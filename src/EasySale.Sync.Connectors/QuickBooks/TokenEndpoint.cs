using System.Text;
using System.Text.Json;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Trades codes and refresh tokens for access tokens, and ends them.</summary>
internal sealed class TokenEndpoint(VendorHttp http, AppKeys app, TimeProvider time)
{
    // Asked for, the endpoint also tells when the owner must be asked again.
    private static readonly Dictionary<string, string> WithEnd = new() { ["x-include-refresh-token-hard-expires-in"] = "true" };

    /// <summary>
    /// One renewal. A lost answer is asked for again with the same token: the vendor changes its value about once a day, and some of
    /// its papers let the former one live on, so the second answer is the best there is.
    /// </summary>
    /// <exception cref="Engine.Failures.SyncException">The token is refused for good (connect again), or no answer came.</exception>
    public async Task<TokenChain> Refresh(Secret refreshToken, string seed, CancellationToken cancellation)
    {
        var form = $"grant_type=refresh_token&refresh_token={Uri.EscapeDataString(refreshToken.Reveal())}";
        return await Ask(form, seed, safeToRepeat: true, cancellation);
    }

    /// <summary>Trades a code, which is good once, for the first tokens of a chain, whose seed is its refresh token.</summary>
    /// <exception cref="Engine.Failures.SyncException">The code is refused, or no answer came.</exception>
    public async Task<TokenChain> Exchange(Secret code, Uri callback, CancellationToken cancellation)
    {
        var form = $"grant_type=authorization_code&code={Uri.EscapeDataString(code.Reveal())}&redirect_uri={Uri.EscapeDataString(callback.OriginalString)}";
        var chain = await Ask(form, seed: "", safeToRepeat: false, cancellation);
        return chain with { Seed = TokenChain.SeedOf(new Secret(chain.RefreshToken)) };
    }

    /// <summary>Ends a token and all that came of the same consent. One that is dead already is fine.</summary>
    /// <exception cref="Engine.Failures.SyncException">It refused, or did not answer.</exception>
    public async Task Revoke(Secret token, CancellationToken cancellation)
    {
        var request = new VendorRequest(HttpMethod.Post, app.RevokeUrl)
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["token"] = token.Reveal() }),
            Authorize = app.Authorize,
            SafeToRepeat = true,
        };
        var answer = await http.Send(request, cancellation);
        if (!answer.IsSuccess && (int)answer.Status != 400) throw QuickBooksErrors.OfTokens(request, answer);
    }

    private async Task<TokenChain> Ask(string form, string seed, bool safeToRepeat, CancellationToken cancellation)
    {
        var request = new VendorRequest(HttpMethod.Post, app.TokenUrl)
        {
            Body = Encoding.UTF8.GetBytes(form),
            ContentType = "application/x-www-form-urlencoded",
            Headers = WithEnd,
            Authorize = app.Authorize,
            SafeToRepeat = safeToRepeat,
        };
        var answer = await http.Send(request, cancellation);
        if (!answer.IsSuccess) throw QuickBooksErrors.OfTokens(request, answer);
        return Read(request, answer, seed);
    }

    private TokenChain Read(VendorRequest request, VendorAnswer answer, string seed)
    {
        try
        {
            var tokens = JsonSerializer.Deserialize<JsonElement>(answer.Body.Span);
            var now = time.GetUtcNow();
            return new TokenChain
            {
                AccessToken = tokens.GetProperty("access_token").GetString()!,
                AccessExpiresAt = now.AddSeconds(tokens.GetProperty("expires_in").GetInt64()),
                RefreshToken = tokens.GetProperty("refresh_token").GetString()!,
                RefreshExpiresAt = In(tokens, "x_refresh_token_expires_in", now),
                ConsentEndsAt = In(tokens, "x_refresh_token_hard_expires_in", now),
                Seed = seed,
            };
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw QuickBooksErrors.Unreadable(request, answer);
        }
    }

    private static DateTimeOffset? In(JsonElement tokens, string name, DateTimeOffset now) =>
        tokens.TryGetProperty(name, out var seconds) ? now.AddSeconds(seconds.GetInt64()) : null;
}
