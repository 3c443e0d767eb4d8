using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Trades a refresh token for an access token.</summary>
internal sealed class TokenEndpoint(VendorHttp http, QuickBooksSettings settings, TimeProvider time)
{
    /// <summary>
    /// One renewal. A lost answer is asked for again with the same token: the vendor changes its value about once a day, and some of
    /// its papers let the former one live on, so the second answer is the best there is.
    /// </summary>
    /// <exception cref="Engine.Failures.SyncException">The token is refused for good (connect again), or no answer came.</exception>
    public async Task<TokenChain> Refresh(Secret refreshToken, string seed, CancellationToken cancellation)
    {
        var request = new VendorRequest(HttpMethod.Post, new Uri(settings.OAuthUrl))
        {
            Body = Encoding.UTF8.GetBytes($"grant_type=refresh_token&refresh_token={Uri.EscapeDataString(refreshToken.Reveal())}"),
            ContentType = "application/x-www-form-urlencoded",
            Authorize = Authorize,
            SafeToRepeat = true,
        };
        var answer = await http.Send(request, cancellation);
        if (!answer.IsSuccess) throw QuickBooksErrors.OfTokens(request, answer);
        return Read(request, answer, seed);
    }

    private void Authorize(HttpRequestMessage message) => message.Headers.Authorization = new AuthenticationHeaderValue(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.ClientId}:{settings.ClientSecret.Reveal()}")));

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
                RefreshExpiresAt = tokens.TryGetProperty("x_refresh_token_expires_in", out var seconds) ? now.AddSeconds(seconds.GetInt64()) : null,
                Seed = seed,
            };
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw QuickBooksErrors.Unreadable(request, answer);
        }
    }
}
