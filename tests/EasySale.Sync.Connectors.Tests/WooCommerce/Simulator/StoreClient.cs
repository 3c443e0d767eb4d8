using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;

/// <summary>A plain caller of a simulated store, with one of its keys.</summary>
internal sealed class StoreClient : IDisposable
{
    private const string Root = "wp-json/wc/v3";
    private readonly HttpClient _http;

    public StoreClient(WooCommerceSimulator store, ApiKey? key = null)
    {
        _http = new HttpClient { BaseAddress = store.BaseUrl };
        key ??= store.Key;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key.ConsumerKey}:{key.ConsumerSecret}")));
    }

    public async Task<JsonNode> GetAsync(string path) => await ReadAsync(await SendAsync("GET", path));

    public async Task<JsonNode> SendAsync(string method, string path, string body) => await ReadAsync(await SendAsync(method, path, Json(body)));

    public Task<HttpResponseMessage> SendAsync(string method, string path, HttpContent? content = null) =>
        _http.SendAsync(new HttpRequestMessage(new HttpMethod(method), Root + path) { Content = content }, TestContext.Current.CancellationToken);

    public async Task<int[]> IdsAsync(string path) => [.. (await GetAsync(path)).AsArray().Select(r => r!["id"]!.GetValue<int>())];

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    public void Dispose() => _http.Dispose();

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        using (answer) return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
