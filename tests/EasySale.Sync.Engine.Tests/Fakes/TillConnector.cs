using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>A system that is written to and, if asked, read.</summary>
public sealed class TillConnector : Connector
{
    public override string Platform => "till";

    public override string ShortName => "till";

    public override string DisplayName => "Till";

    public override IReadOnlyList<SettingField> Settings => [];

    public override IReadOnlyList<RecordKind> Reads => [RecordKind.Customers, RecordKind.Products];

    public override IReadOnlyList<RecordKind> ReadsIfAsked => [RecordKind.Customers];

    public override IReadOnlyList<RecordKind> Writes => [RecordKind.Customers, RecordKind.Products];

    public override ConnectedSystem Open(ConnectionContext context) => throw new NotSupportedException("Routes are found without opening.");
}
