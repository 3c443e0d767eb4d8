using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>A source whose vendor sends the deliveries of all accounts to one address.</summary>
public sealed class FakeAppConnector : Connector
{
    public override string Platform => "fakeapp";

    public override string ShortName => "fakeapp";

    public override string DisplayName => "Fake app";

    public override IReadOnlyList<SettingField> Settings => [new SettingField("account", "The account."), WebhookFields.Switch];

    public override IReadOnlyList<RecordKind> Reads => [RecordKind.Customers, RecordKind.Orders];

    public override WebhookReader Webhooks { get; } = new FakeWebhooks("account");

    public override ConnectedSystem Open(ConnectionContext context) => throw new NotSupportedException("Nothing reads it here.");
}
