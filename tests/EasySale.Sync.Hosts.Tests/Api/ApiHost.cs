using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Access;
using EasySale.Sync.Functions.Callers;
using EasySale.Sync.Hosts.Tests.Api;
using EasySale.Sync.Local.Hosting;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(ApiHost))]

namespace EasySale.Sync.Hosts.Tests.Api;

/// <summary>The real functions behind the local host, over stores in memory, with a key for each role.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    private readonly Dictionary<Role, string> _keys = [];
    private readonly HttpClient _http = new();
    private LocalHost? _host;

    public async ValueTask InitializeAsync()
    {
        _host = await MemoryHost.Start();
        var keys = _host.Services.GetRequiredService<ApiKeys>();
        foreach (var role in Enum.GetValues<Role>())
            _keys[role] = (await keys.Create(Caller.System.For(new TenantId("acme")), role.ToString(), [role], CancellationToken.None)).Key.Reveal();
    }

    public IServiceProvider Services => _host!.Services;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_host is not null) await _host.DisposeAsync();
    }

    /// <summary>Fetches a file.</summary>
    public async Task<(HttpResponseMessage Response, byte[] Content)> File(string path, Role role = Role.Admin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _host!.BaseUrl + path);
        request.Headers.Add(ApiKeyHeader.Header, _keys[role]);
        var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return (response, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    public async Task<(HttpResponseMessage Response, JsonNode? Body)> Send(
        string method, string path, string? json = null, Role? role = Role.Admin, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), _host!.BaseUrl + path);
        if (json is not null) request.Content = new StringContent(json, null, "application/json");
        if (role is { } known) request.Headers.Add(ApiKeyHeader.Header, _keys[known]);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = response.Content.Headers.ContentLength == 0 ? null : await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        return (response, body);
    }
}
