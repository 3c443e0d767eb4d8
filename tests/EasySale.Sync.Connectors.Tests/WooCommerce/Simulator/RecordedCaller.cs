using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;

/// <summary>Sends a recorded request to a simulated store, with a key of the kind the recording names.</summary>
internal sealed class RecordedCaller(WooCommerceSimulator store) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = store.BaseUrl };

    public async Task<HttpResponseMessage> SendAsync(Recording recording)
    {
        using var request = new HttpRequestMessage(new HttpMethod(recording.Method), recording.PathAndQuery);
        request.Headers.Host = "store.example.com";
        request.Headers.Add("X-Forwarded-Proto", recording.IsHttps ? "https" : "http");
        request.Headers.Authorization = Key(recording.Authorization);
        if (recording.Request["headers"]!["X-HTTP-Method-Override"] is { } method) request.Headers.Add("X-HTTP-Method-Override", method.ToString());
        if (recording.Request["body"] is { } body) request.Content = Content(body);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _http.Dispose();

    // What is recorded as a text was no valid JSON.
    private static StringContent Content(JsonNode body) =>
        new(body is JsonValue ? body.ToString() : body.ToJsonString(), Encoding.UTF8, "application/json");

    private static AuthenticationHeaderValue? Key(string? recorded) => recorded switch
    {
        null => null,
        _ when recorded.Contains("wrong secret", StringComparison.Ordinal) => Basic(ApiKey.Demo.ConsumerKey, "cs_wrong"),
        _ when recorded.Contains("unknown", StringComparison.Ordinal) => Basic("ck_unknown", "cs_unknown"),
        _ when recorded.Contains("read_write", StringComparison.Ordinal) => Basic(ApiKey.Demo),
        _ when recorded.Contains("read", StringComparison.Ordinal) => Basic(ApiKey.DemoRead),
        _ when recorded.Contains("write", StringComparison.Ordinal) => Basic(ApiKey.DemoWrite),
        _ => Basic(ApiKey.Demo),
    };

    private static AuthenticationHeaderValue Basic(ApiKey key) => Basic(key.ConsumerKey, key.ConsumerSecret);

    private static AuthenticationHeaderValue Basic(string key, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}")));
}
