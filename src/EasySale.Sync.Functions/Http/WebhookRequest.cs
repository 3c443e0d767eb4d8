using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Functions.Http;

/// <summary>A delivery as it came over HTTP.</summary>
internal static class WebhookRequest
{
    private const string Forwarded = "X-Forwarded-For";

    /// <exception cref="ProblemException">The body is too large (413).</exception>
    public static async Task<WebhookDelivery> ReadDelivery(this HttpRequest request, CancellationToken cancellation)
    {
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var body = await request.ReadBytes(WebhookDelivery.MostBytes, KnownProblems.DeliveryTooLarge(WebhookDelivery.MostBytes), cancellation);
        return new WebhookDelivery(body, headers);
    }

    /// <summary>Who sent it, for the limit of refusals: what the platform in front noted last, else the other end of the line.</summary>
    public static string Sender(this HttpRequest request) =>
        request.Headers[Forwarded].LastOrDefault()?.Split(',')[^1].Trim() ?? request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "unknown";
}
