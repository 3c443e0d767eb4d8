using System.Text.Json;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>
/// Deliveries of all companies at one address, signed with the app's verifier token: an array of CloudEvents, or the classic
/// object. Neither holds records, only their ids.
/// </summary>
internal sealed class QuickBooksWebhooks : WebhookReader
{
    public override string AccountSetting => "realmId";

    public override bool Proves(WebhookDelivery delivery, Secret secret) =>
        WebhookProof.IsSigned(delivery.Body.Span, secret.Reveal(), delivery.Header("intuit-signature"));

    public override WebhookNews Read(WebhookDelivery delivery)
    {
        try
        {
            using var body = JsonDocument.Parse(delivery.Body);
            return new WebhookNews([.. body.RootElement.ValueKind == JsonValueKind.Array ? CloudEvents.Read(body.RootElement) : ClassicEvents.Read(body.RootElement)]);
        }
        catch (JsonException)
        {
            return WebhookNews.Nothing;
        }
    }
}
