using System.Security.Cryptography;
using EasySale.Sync.Connectors.WooCommerce.Writing;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Connecting.Consent;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>WooCommerce, the web shop plugin of WordPress, through its REST API v3.</summary>
public sealed class WooCommerceConnector : Connector
{
    private const int NonceLength = 32;
    private const int WritesPerMinute = 120;

    public override string Platform => "woocommerce";

    public override string ShortName => "woo";

    public override string DisplayName => "WooCommerce";

    public override IReadOnlyList<SettingField> Settings => WooCommerceSettings.Fields;

    public override IReadOnlyList<RecordKind> Reads { get; } =
        [RecordKind.Customers, RecordKind.Products, RecordKind.Orders, RecordKind.Refunds];

    public override IReadOnlyList<RecordKind> Writes { get; } = [RecordKind.Customers, RecordKind.Products, RecordKind.Inventory, RecordKind.Payments];

    public override IReadOnlyList<RecordKind> WritesIfAsked => Writes;

    public override TargetFields FieldsOf(RecordKind kind) => FieldMap.Of(kind);

    // A shop's sales must not wait for a sync; WooCommerce itself has no limit.
    public override IReadOnlyList<RateLimit> Limits { get; } = [new(WooCommerceClient.WriteLane, WritesPerMinute, TimeSpan.FromMinutes(1))];

    public override WebhookReader Webhooks { get; } = new WooCommerceWebhooks();

    public override string? SystemOf(IReadOnlyDictionary<string, string> settings) =>
        settings.GetValueOrDefault(WooCommerceSettings.StoreUrl.Name)?.TrimEnd('/').ToLowerInvariant();

    public override Removal RemovalOf(RecordKind kind, IReadOnlyDictionary<string, string> settings) =>
        GoneResources.Told(kind, settings.GetValueOrDefault(WriteSettings.GoneFromSource.Name) ?? GoneResources.Ask);

    public override AccountConsent Consent { get; } = new StoreConsent();

    public override IReadOnlyDictionary<string, string> Check(IReadOnlyDictionary<string, string> settings) => WooCommerceSettings.Check(settings);

    public override ConnectedSystem Open(ConnectionContext context)
    {
        var settings = WooCommerceSettings.From(context);
        var client = new WooCommerceClient(context.Http, settings, context.Time, () => RandomNumberGenerator.GetHexString(NonceLength, lowercase: true));
        return new WooCommerceSystem(client, settings, context.Time);
    }
}
