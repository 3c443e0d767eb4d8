using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Connecting.Consent;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>QuickBooks Online, the books: written and, where a tenant asks for it, read through its accounting API.</summary>
public sealed class QuickBooksConnector : Connector
{
    public override string Platform => "quickbooks";

    public override string ShortName => "qbo";

    public override string DisplayName => "QuickBooks Online";

    public override IReadOnlyList<SettingField> Settings => Fields.All;

    public override IReadOnlyList<RecordKind> Reads { get; } = [RecordKind.Customers, RecordKind.Products, RecordKind.Inventory, RecordKind.Payments];

    public override IReadOnlyList<RecordKind> ReadsIfAsked => Reads;

    public override IReadOnlyList<RecordKind> Writes { get; } = [RecordKind.Customers, RecordKind.Products, RecordKind.Orders, RecordKind.Refunds];

    public override TargetFields FieldsOf(RecordKind kind) => FieldMap.Of(kind);

    public override IReadOnlyList<RateLimit> Limits => Lanes.Limits;

    public override string TraceHeader => QuickBooksErrors.TraceHeader;

    public override WebhookReader Webhooks { get; } = new QuickBooksWebhooks();

    // A company behind an address of one's own is no company of Intuit's.
    public override IReadOnlyDictionary<string, string> CheckSandbox(IReadOnlyDictionary<string, string> settings) =>
        settings.GetValueOrDefault(Fields.Environment.Name) == "sandbox" || settings.ContainsKey(Fields.ApiUrl.Name)
            ? new Dictionary<string, string>()
            : new Dictionary<string, string> { [Fields.Environment.Name] = "Must be sandbox: a sandbox connection leads to one of Intuit's test companies." };

    public override string? SystemOf(IReadOnlyDictionary<string, string> settings) => settings.GetValueOrDefault(Fields.RealmId.Name);

    public override Removal RemovalOf(RecordKind kind, IReadOnlyDictionary<string, string> settings) => kind is RecordKind.Customers or RecordKind.Products
        ? Removal.Does("QuickBooks keeps it with its documents. Make it inactive there by hand if nobody is to choose it any more.")
        : base.RemovalOf(kind, settings);

    public override AccountConsent Consent { get; } = new CompanyConsent();

    public override IReadOnlyList<string> Rotating { get; } = [Tokens.Name];

    public override IReadOnlyDictionary<string, string> Check(IReadOnlyDictionary<string, string> settings) => SettingsReader.Check(settings);

    public override ConnectedSystem Open(ConnectionContext context)
    {
        var settings = SettingsReader.Read(context);
        var tokens = new Tokens(context.Rotating, new TokenEndpoint(context.Http, settings.App, context.Time), settings, context.Time);
        var client = new QuickBooksClient(context.Http, settings, tokens);
        return new QuickBooksSystem(client, new EntityWriter(client, settings.Lane, context.Time), settings, new CompanyReader(client, settings, context.Memory, context.Time), context.Memory, tokens, context.Time);
    }
}
