using System.Security.Cryptography;
using System.Text.Json;
using EasySale.Sync.Connectors.Supabase.Reading;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>
/// Database webhooks of a project: row triggers that post the row. They are not signed; the merchant gives the trigger a header
/// with the secret. No event id, so an event is known by its body.
/// </summary>
internal sealed class SupabaseWebhooks : WebhookReader
{
    public override string SecretHeader => "X-Webhook-Secret";

    public override bool Proves(WebhookDelivery delivery, Secret secret) => WebhookProof.IsSecret(secret, delivery.Header(SecretHeader));

    public override WebhookNews Read(WebhookDelivery delivery)
    {
        try
        {
            using var body = JsonDocument.Parse(delivery.Body);
            return Read(body.RootElement, Convert.ToHexStringLower(SHA256.HashData(delivery.Body.Span)));
        }
        catch (JsonException)
        {
            return WebhookNews.Nothing;
        }
    }

    private static WebhookNews Read(JsonElement body, string key)
    {
        if (body.ValueKind != JsonValueKind.Object || KindOf(Text(body, "table")) is not { } kind) return WebhookNews.Nothing;
        var isDeletion = Text(body, "type") == "DELETE";
        return body.TryGetProperty(isDeletion ? "old_record" : "record", out var row) && Text(row, "source_id") is { } id
            ? new WebhookNews([.. Kinds(kind).Select(each => new WebhookHint(each, Named(row, id), isDeletion, key))])
            : WebhookNews.Nothing;
    }

    private static string Named(JsonElement row, string id) => Text(row, "connection_id") is { } connection ? RowId.Of(connection, id) : id;

    // A product's row holds its quantity, too.
    private static RecordKind[] Kinds(RecordKind table) => table == RecordKind.Products ? [RecordKind.Products, RecordKind.Inventory] : [table];

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static RecordKind? KindOf(string? table) => table switch
    {
        "customers" => RecordKind.Customers,
        "products" => RecordKind.Products,
        "orders" => RecordKind.Orders,
        "refunds" => RecordKind.Refunds,
        _ => null,
    };
}
