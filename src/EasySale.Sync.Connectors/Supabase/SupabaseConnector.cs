using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>Supabase, a hosted Postgres, as a reporting database: written through its data API (PostgREST), and read for what people edit in it.</summary>
public sealed class SupabaseConnector : Connector
{
    public override string Platform => "supabase";

    public override string ShortName => "supabase";

    public override string DisplayName => "Supabase";

    public override IReadOnlyList<SettingField> Settings => SupabaseSettings.Fields;

    public override IReadOnlyList<RecordKind> Reads { get; } = [RecordKind.Customers, RecordKind.Products, RecordKind.Inventory];

    public override IReadOnlyList<RecordKind> ReadsIfAsked => Reads;

    public override IReadOnlyList<RecordKind> Writes { get; } =
        [RecordKind.Customers, RecordKind.Products, RecordKind.Orders, RecordKind.Refunds];

    public override TargetFields FieldsOf(RecordKind kind) => FieldMap.Of(kind);

    public override WebhookReader Webhooks { get; } = new SupabaseWebhooks();

    public override string? SystemOf(IReadOnlyDictionary<string, string> settings) => SupabaseSettings.SystemOf(settings);

    public override IReadOnlyDictionary<string, string> Check(IReadOnlyDictionary<string, string> settings) => SupabaseSettings.Check(settings);

    public override bool KeepsLogs(IReadOnlyDictionary<string, string> settings) => SupabaseSettings.WantsLogs(settings);

    public override Removal RemovalOf(RecordKind kind, IReadOnlyDictionary<string, string> settings) =>
        GoneRows.Told(settings.GetValueOrDefault(SupabaseSettings.DeletedRows.Name) ?? GoneRows.Mark);

    public override ConnectedSystem Open(ConnectionContext context)
    {
        var settings = SupabaseSettings.From(context);
        return new SupabaseSystem(new SupabaseClient(context.Http, settings, context.Time), settings, context.Time);
    }
}
