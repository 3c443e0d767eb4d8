using System.Text.Json;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Connecting.Consent;
using EasySale.Sync.Engine.Operations.Consent;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Functions.Http;

/// <summary>Owners' answers as they come over HTTP.</summary>
internal static class ConsentRequest
{
    /// <summary>What the browser that began brings back. The prefix makes browsers keep it to this host, and to https.</summary>
    public const string Cookie = "__Host-consent";

    /// <summary>A person's browser, which wants a page and not JSON.</summary>
    public static bool IsBrowser(this HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public static string? Parameter(this HttpRequest request, string name) => request.Query[name].FirstOrDefault();

    public static ConsentAnswer ReadQueryAnswer(this HttpRequest request) =>
        new(request.Query.ToDictionary(field => field.Key, field => new Secret(field.Value.FirstOrDefault() ?? "")));

    public static async Task<ConsentAnswer> ReadPostedAnswer(this HttpRequest request, CancellationToken cancellation)
    {
        var fields = await request.ReadOpenObject(cancellation) is { } body ? body.EnumerateObject() : default;
        return new ConsentAnswer(fields
            .Where(field => field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .GroupBy(field => field.Name)
            .ToDictionary(field => field.Key, field => new Secret(field.Last().Value.ToString())));
    }

    public static async Task<ConsentBearer> ReadBearer(this HttpRequest request, ICallerSource callers, CancellationToken cancellation) => new(
        await callers.Find(request, cancellation),
        request.Cookies.TryGetValue(Cookie, out var brought) ? new Secret(brought) : null);
}
