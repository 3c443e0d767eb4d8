using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Tests.Fakes;

public sealed class FakeLedgerConnector(FakeLedger ledger, Lifeline life) : Connector
{
    public override string Platform => "fakeledger";

    public override string ShortName => "fakeledger";

    public override string DisplayName => "Fake ledger";

    public override IReadOnlyList<SettingField> Settings => [];

    public override IReadOnlyList<RecordKind> Writes => [RecordKind.Customers, RecordKind.Orders];

    public override TargetFields FieldsOf(RecordKind kind) =>
        new([new BuiltInField("firstName", "text")], new CustomFieldLimit(3, 30, 31, "Three of them."));

    public override ConnectedSystem Open(ConnectionContext context) => new Opened(ledger, life);

    private sealed class Opened(FakeLedger ledger, Lifeline life) : ConnectedSystem
    {
        public override TargetStream Target(RecordKind kind) => new FakeLedgerStream(ledger, kind, life);

        public override Task<ProbeReport> Probe(CancellationToken cancellation) => Task.FromResult(new ProbeReport([]));
    }
}
