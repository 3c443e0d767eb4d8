using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Tests.Fakes;

public sealed class FakeDeskConnector(string platform, FakeDesk desk, Lifeline life) : Connector
{
    public override string Platform => platform;

    public override string ShortName => platform;

    public override string DisplayName => platform;

    public override IReadOnlyList<SettingField> Settings => [];

    public override IReadOnlyList<RecordKind> Reads => [RecordKind.Customers];

    public override IReadOnlyList<RecordKind> Writes => [RecordKind.Customers];

    public override Removal RemovalOf(RecordKind kind, IReadOnlyDictionary<string, string> settings) => desk.Removal;

    public override ConnectedSystem Open(ConnectionContext context) => new Opened(desk, life);

    private sealed class Opened(FakeDesk desk, Lifeline life) : ConnectedSystem
    {
        public override SourceStream Source(RecordKind kind) => new FakeDeskReader(desk, life);

        public override TargetStream Target(RecordKind kind) => new FakeDeskWriter(desk, life);

        public override Task<ProbeReport> Probe(CancellationToken cancellation) => Task.FromResult(new ProbeReport([]));
    }
}
