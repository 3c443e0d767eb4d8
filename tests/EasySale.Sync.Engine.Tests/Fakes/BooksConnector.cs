using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>A target that asks for nothing but may be told where it stands.</summary>
public sealed class BooksConnector : Connector
{
    public override string Platform => "books";

    public override string ShortName => "books";

    public override string DisplayName => "Books";

    public override IReadOnlyList<SettingField> Settings { get; } = [new("server", "Where it stands.") { Required = false, IsAddress = true }];

    public override IReadOnlyList<RecordKind> Writes => [RecordKind.Orders, RecordKind.Customers, RecordKind.Products];

    public override ConnectedSystem Open(ConnectionContext context) => new Opened();

    private sealed class Opened : ConnectedSystem
    {
        public override Task<ProbeReport> Probe(CancellationToken cancellation) =>
            Task.FromResult(new ProbeReport([new ProbeCheck("write orders", Ok: true, "Allowed.")]));
    }
}
