using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

/// <summary>A plain caller of one simulated company.</summary>
internal sealed class BooksCaller : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _root;

    public BooksCaller(QuickBooksSimulator simulator, string? accessToken = null, string? realm = null)
    {
        realm ??= simulator.Companies[0].RealmId;
        _root = $"v3/company/{realm}";
        _http = new HttpClient { BaseAddress = simulator.BaseUrl };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken ?? simulator.Connect(realm).AccessToken);
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(_root + path, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostAsync(string path, string body) =>
        _http.PostAsync(_root + path, new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> AddCustomerAsync(string name, string? requestId = null) =>
        PostAsync("/customer" + (requestId is null ? "" : $"?requestid={requestId}"), Customer(name));

    public static string Customer(string name) => new JsonObject { ["DisplayName"] = name }.ToJsonString();

    public static async Task<JsonNode> ReadAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

    public void Dispose() => _http.Dispose();
}
