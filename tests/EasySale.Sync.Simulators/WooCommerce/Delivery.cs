using System.Net.Http.Headers;

namespace EasySale.Sync.Simulators.WooCommerce;

/// <summary>One request of a webhook, ready to be sent: signed or, for a ping, not.</summary>
/// <param name="WebhookId">Whose.</param>
/// <param name="Address">Where to.</param>
/// <param name="Topic">Empty for a ping.</param>
/// <param name="Body">The bytes the signature is over.</param>
/// <param name="Signature">Empty for a ping.</param>
public sealed record Delivery(int WebhookId, Uri Address, string Topic, ReadOnlyMemory<byte> Body, string Signature)
{
    /// <summary>A new request each time, so that a delivery can be repeated.</summary>
    public HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new ReadOnlyMemoryContent(Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(Topic.Length == 0 ? "application/x-www-form-urlencoded" : "application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", "WooCommerce/11.0.1 Hookshot (WordPress/7.0.4)");
        if (Topic.Length == 0) return request;
        request.Headers.Add("X-WC-Webhook-Topic", Topic);
        request.Headers.Add("X-WC-Webhook-Resource", Topic.Split('.')[0]);
        request.Headers.Add("X-WC-Webhook-Event", Topic.Split('.')[1]);
        request.Headers.Add("X-WC-Webhook-Signature", Signature);
        request.Headers.Add("X-WC-Webhook-ID", WebhookId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return request;
    }
}
