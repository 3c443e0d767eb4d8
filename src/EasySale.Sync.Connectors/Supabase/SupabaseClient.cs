using System.Text.Json;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>Calls the data API of a project.</summary>
internal sealed class SupabaseClient(VendorHttp http, SupabaseSettings settings, TimeProvider time)
{
    private const string Nothing = "return=minimal";
    private const int PartsOfToken = 3;

    /// <param name="path">Behind <c>/rest/v1/</c>, query included.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <returns>A JSON array.</returns>
    public Task<JsonElement> Get(string path, CancellationToken cancellation) => Send(HttpMethod.Get, path, default, "", cancellation);

    // Every write is by key and leaves the same rows however often it is made.
    public Task<JsonElement> Post(string path, ReadOnlyMemory<byte> body, string prefer, CancellationToken cancellation) =>
        Send(HttpMethod.Post, path, body, prefer, cancellation);

    public Task<JsonElement> Patch(string path, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        Send(HttpMethod.Patch, path, body, Nothing, cancellation);

    public Task<JsonElement> Delete(string path, CancellationToken cancellation) => Send(HttpMethod.Delete, path, default, Nothing, cancellation);

    private async Task<JsonElement> Send(HttpMethod method, string path, ReadOnlyMemory<byte> body, string prefer, CancellationToken cancellation)
    {
        var request = new VendorRequest(method, new Uri($"{settings.Project}/rest/v1/{path}"))
        {
            Body = body,
            Headers = Headers(method, prefer),
            Authorize = Authorize,
            SafeToRepeat = true,
            IsFinal = SupabaseErrors.IsTooSlow,
        };
        var answer = await http.Send(request, cancellation);
        if (!answer.IsSuccess) throw SupabaseErrors.Failure(request, answer, time);
        return prefer.EndsWith(Nothing, StringComparison.Ordinal) ? default : Read(request, answer);
    }

    // The database tells our writes from people's by the last of these.
    private Dictionary<string, string> Headers(HttpMethod method, string prefer)
    {
        var headers = new Dictionary<string, string>();
        if (prefer.Length > 0) headers["Prefer"] = prefer;
        if (settings.Schema != SupabaseSettings.DefaultSchema) headers[method == HttpMethod.Get ? "Accept-Profile" : "Content-Profile"] = settings.Schema;
        if (method != HttpMethod.Get) headers["X-EasySale-Sync"] = "write";
        return headers;
    }

    // A legacy key is a token that PostgREST checks itself; the new keys mean something to the gateway only, which wants no bearer.
    private void Authorize(HttpRequestMessage message)
    {
        var key = settings.ServiceKey.Reveal();
        message.Headers.TryAddWithoutValidation("apikey", key);
        if (key.StartsWith("eyJ", StringComparison.Ordinal) && key.Split('.').Length == PartsOfToken)
            message.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
    }

    private static JsonElement Read(VendorRequest request, VendorAnswer answer)
    {
        try
        {
            var rows = JsonSerializer.Deserialize<JsonElement>(answer.Body.Span);
            return rows.ValueKind == JsonValueKind.Array ? rows : throw SupabaseErrors.Unreadable(request, answer);
        }
        catch (JsonException fault)
        {
            throw SupabaseErrors.Unreadable(request, answer, fault);
        }
    }
}
