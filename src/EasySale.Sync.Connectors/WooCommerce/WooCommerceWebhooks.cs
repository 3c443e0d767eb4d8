using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>
/// Deliveries of a store: signed with the webhook's secret over the raw body; the topic is a header. Delivery ids repeat, so an
/// event is known by topic, id and body.
/// </summary>
internal sealed partial class WooCommerceWebhooks : WebhookReader
{
    private const string Topic = "X-WC-Webhook-Topic";
    private const string Signature = "X-WC-Webhook-Signature";
    private const string CustomerRole = "customer";
    private const int PingLength = 40;

    /// <summary>Sent when a webhook is made: a form of one field, without a signature.</summary>
    public override bool IsPing(WebhookDelivery delivery) =>
        delivery.Header(Signature) is null && delivery.Body.Length <= PingLength && Ping().IsMatch(Encoding.ASCII.GetString(delivery.Body.Span));

    public override bool Proves(WebhookDelivery delivery, Secret secret) =>
        WebhookProof.IsSigned(delivery.Body.Span, StoreSecret.Decoded(secret.Reveal()), delivery.Header(Signature));

    public override WebhookNews Read(WebhookDelivery delivery)
    {
        var (resource, happened) = Parts(delivery.Header(Topic));
        if (KindOf(resource) is not { } kind) return WebhookNews.Nothing;
        try
        {
            using var body = JsonDocument.Parse(delivery.Body);
            return Read(body.RootElement, kind, happened, $"{resource}.{happened}|{Convert.ToHexStringLower(SHA256.HashData(delivery.Body.Span))}");
        }
        catch (JsonException)
        {
            return WebhookNews.Nothing;
        }
    }

    private static WebhookNews Read(JsonElement body, RecordKind kind, string happened, string key)
    {
        if (body.ValueKind != JsonValueKind.Object) return WebhookNews.Nothing;
        if (Id(body) is not { } id) return new WebhookNews([], Trouble(body));
        // A blog's reader is no customer; the list of customers does not show one either.
        if (kind == RecordKind.Customers && body.TryGetProperty("role", out var role) && role.ToString() != CustomerRole) return WebhookNews.Nothing;
        var hints = new List<WebhookHint> { new(kind, id, happened == "deleted", key) };
        if (kind == RecordKind.Orders) hints.AddRange(Refunds(body).Select(refund => new WebhookHint(RecordKind.Refunds, refund, false, key)));
        return new WebhookNews(hints);
    }

    // Refunds have no topic of their own: their orders tell of them.
    private static IEnumerable<string> Refunds(JsonElement order) =>
        order.TryGetProperty("refunds", out var refunds) && refunds.ValueKind == JsonValueKind.Array
            ? refunds.EnumerateArray().Where(refund => refund.ValueKind == JsonValueKind.Object).Select(Id).OfType<string>()
            : [];

    // A signed delivery may hold an error in place of the record: gone before it was sent, or no longer readable for the key's user.
    private static string? Trouble(JsonElement body) =>
        body.TryGetProperty("code", out var code) && code.ToString().EndsWith("_cannot_view", StringComparison.Ordinal)
            ? "The shop's webhooks no longer hold data: the user who made them may not read the shop any more. Give that user the role of a shop manager, or register the webhooks again."
            : null;

    private static string? Id(JsonElement body) =>
        body.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number) && number > 0
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    private static (string Resource, string Event) Parts(string? topic) =>
        topic?.Split('.') is [var resource, var happened] ? (resource, happened) : ("", "");

    private static RecordKind? KindOf(string resource) => resource switch
    {
        "order" => RecordKind.Orders,
        "product" => RecordKind.Products,
        "customer" => RecordKind.Customers,
        _ => null,
    };

    [GeneratedRegex("^webhook_id=[0-9]+$")]
    private static partial Regex Ping();
}
