using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Tests.Fakes;

public sealed class FakeShopConnector(FakeShop shop, FakeSubscriptions? subscriptions = null) : Connector
{
    public override string Platform => "fakeshop";

    public override string ShortName => "fakeshop";

    public override string DisplayName => "Fake shop";

    public override IReadOnlyList<SettingField> Settings => WebhookFields.All;

    public override IReadOnlyList<RecordKind> Reads => [RecordKind.Customers, RecordKind.Orders];

    public override WebhookReader Webhooks { get; } = new FakeWebhooks();

    public override ConnectedSystem Open(ConnectionContext context) => new Opened(shop, subscriptions);

    private sealed class Opened(FakeShop shop, FakeSubscriptions? subscriptions) : ConnectedSystem
    {
        public override WebhookSubscriptions? Webhooks => subscriptions;

        public override SourceStream Source(RecordKind kind) => new FakeShopStream(shop, kind);

        public override Task<ProbeReport> Probe(CancellationToken cancellation) => Task.FromResult(new ProbeReport([]));
    }
}
