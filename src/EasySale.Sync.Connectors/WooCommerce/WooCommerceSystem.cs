using EasySale.Sync.Connectors.WooCommerce.Writing;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>An opened store.</summary>
internal sealed class WooCommerceSystem(WooCommerceClient client, WooCommerceSettings settings, TimeProvider time) : ConnectedSystem
{
    public override SourceStream? Source(RecordKind kind) => kind switch
    {
        RecordKind.Customers => new Customers(client, settings),
        RecordKind.Products => new Products(client, settings),
        RecordKind.Orders => new Orders(client, settings),
        RecordKind.Refunds => new Refunds(client, settings),
        _ => null,
    };

    public override TargetStream? Target(RecordKind kind) => kind switch
    {
        RecordKind.Customers => new CustomerTarget(client, settings, time),
        RecordKind.Products => new ProductTarget(client, settings, time),
        RecordKind.Inventory => new InventoryTarget(client, settings, time),
        RecordKind.Payments => new PaymentTarget(client, settings, time),
        _ => null,
    };

    public override WebhookSubscriptions Webhooks => new StoreWebhooks(client);

    public override Task<SystemProfile> Profile(CancellationToken cancellation) => new StoreProfile(client, settings).Read(cancellation);

    public override Task<ProbeReport> Probe(CancellationToken cancellation) => new StoreProbe(client, settings, time).Run(cancellation);
}
