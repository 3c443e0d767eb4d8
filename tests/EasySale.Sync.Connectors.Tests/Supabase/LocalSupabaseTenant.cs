using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.Supabase;
using Npgsql;

namespace EasySale.Sync.Connectors.Tests.Supabase;

/// <summary>What one test sees of the shared Supabase: a connection id nobody else uses, and the data API with the secret key.</summary>
public sealed class LocalSupabaseTenant(LocalSupabase supabase, SupabaseGateway gateway, string connectionId) : IAsyncDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(gateway.Url + "/rest/v1/") };

    public LocalSupabase Supabase { get; } = supabase;

    public SupabaseGateway Gateway { get; } = gateway;

    public string ConnectionId { get; } = connectionId;

    public Task AddStoreAsync() => ExecuteAsync($"insert into stores (connection_id, name) values ('{ConnectionId}', 'A shop')");

    /// <summary>Calls the data API as the service role does, and expects success.</summary>
    public async Task<JsonArray> CallAsync(HttpMethod method, string path, JsonNode? body = null, string? prefer = null)
    {
        var (status, text) = await SendAsync(method, path, body, prefer, ("apikey", Supabase.SecretKey));
        Assert.True((int)status < 300, $"{(int)status} {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsArray();
    }

    public async Task<(HttpStatusCode Status, string Body)> SendAsync(
        HttpMethod method, string path, JsonNode? body, string? prefer, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (prefer is not null)
            request.Headers.Add("Prefer", prefer);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The first column of every row, as text, past the data API.</summary>
    public async Task<IReadOnlyList<string?>> QueryAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Supabase.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string?>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            rows.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture));
        return rows;
    }

    public Task ExecuteAsync(string sql) => QueryAsync(sql);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Gateway.DisposeAsync();
    }
}
