using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks;
using Microsoft.AspNetCore.WebUtilities;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

/// <summary>An app that asks a simulator for consent and tokens.</summary>
internal sealed class TokenCaller : IDisposable
{
    public const string RedirectUri = "https://app.example.com/oauth/callback";
    private readonly HttpClient _http;
    private readonly QuickBooksSimulator _simulator;

    public TokenCaller(QuickBooksSimulator simulator, string? secret = null)
    {
        _simulator = simulator;
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = simulator.BaseUrl };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{simulator.ClientId}:{secret ?? simulator.ClientSecret}")));
    }

    /// <summary>The parameters the owner's browser brings back.</summary>
    public async Task<Dictionary<string, string>> AuthorizeAsync(string state = "s1")
    {
        var address = QueryHelpers.AddQueryString("connect/oauth2", new Dictionary<string, string?>
        {
            ["client_id"] = _simulator.ClientId,
            ["scope"] = "com.intuit.quickbooks.accounting",
            ["redirect_uri"] = RedirectUri,
            ["response_type"] = "code",
            ["state"] = state,
        });
        using var answer = await _http.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.StartsWith(RedirectUri, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        return QueryHelpers.ParseQuery(answer.Headers.Location.Query).ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal);
    }

    public Task<(int Status, JsonNode Body)> ExchangeAsync(string code, string redirectUri = RedirectUri) =>
        TokenAsync(new() { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = redirectUri });

    public Task<(int Status, JsonNode Body)> RefreshAsync(string token) =>
        TokenAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = token });

    public void AskForHardExpiry() => _http.DefaultRequestHeaders.Add("x-include-refresh-token-hard-expires-in", "true");

    public async Task<int> RevokeAsync(string token)
    {
        using var body = new StringContent(new JsonObject { ["token"] = token }.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync("v2/oauth2/tokens/revoke", body, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    public async Task<JsonNode> DiscoverAsync() =>
        JsonNode.Parse(await _http.GetStringAsync(".well-known/openid_configuration", TestContext.Current.CancellationToken))!;

    public void Dispose() => _http.Dispose();

    private async Task<(int Status, JsonNode Body)> TokenAsync(Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var answer = await _http.PostAsync("oauth2/v1/tokens/bearer", content, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await BooksCaller.ReadAsync(answer));
    }
}
