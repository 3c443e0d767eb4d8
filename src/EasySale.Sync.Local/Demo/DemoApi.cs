using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Functions.Callers;

namespace EasySale.Sync.Local.Demo;

/// <summary>The sync API as any client calls it.</summary>
internal sealed class DemoApi(string baseUrl, string apiKey) : IDisposable
{
    private readonly HttpClient _http = VendorClient.Create(new OutboundAddresses(allowsLoopback: true));

    public Task<JsonObject> Get(string path, CancellationToken cancellation) => Send(HttpMethod.Get, path, null, cancellation);

    public Task<JsonObject> Post(string path, JsonObject? body, CancellationToken cancellation) => Send(HttpMethod.Post, path, body, cancellation);

    public Task<JsonObject> Put(string path, JsonObject body, CancellationToken cancellation) => Send(HttpMethod.Put, path, body, cancellation);

    public Task Delete(string path, CancellationToken cancellation) => Send(HttpMethod.Delete, path, null, cancellation);

    public void Dispose() => _http.Dispose();

    /// <exception cref="InvalidOperationException">A problem answer; the message is its detail.</exception>
    private async Task<JsonObject> Send(HttpMethod method, string path, JsonObject? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, baseUrl + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add(ApiKeyHeader.Header, apiKey);
        using var response = await _http.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        var answer = text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
        return response.IsSuccessStatusCode
            ? answer
            : throw new InvalidOperationException($"{method} {path} answered {(int)response.StatusCode}: {answer["detail"] ?? answer["title"]}");
    }
}
