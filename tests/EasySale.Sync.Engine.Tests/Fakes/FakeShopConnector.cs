using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Engine.Tests.Fakes;

public sealed class FakeShopConnector(FakeShop shop) : Connector
{
    public override string Platform => "fakeshop";

    public override string ShortName => "fakeshop";

    public override string DisplayName => "Fake shop";

    public override IReadOnlyList<SettingField> Settings => [];

    public override IReadOnlyList<RecordKind> Reads => [RecordKind.Customers, RecordKind.Orders];

    public override ConnectedSystem Open(ConnectionContext context) => new Opened(shop, context.Http);

    private sealed class Opened(FakeShop shop, VendorHttp http) : ConnectedSystem
    {
        public override SourceStream Source(RecordKind kind) => new FakeShopStream(shop, kind, http);

        public override Task<ProbeReport> Probe(CancellationToken cancellation) => Task.FromResult(new ProbeReport([]));
    }
}
