using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Reading;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>An opened company.</summary>
internal sealed class QuickBooksSystem(
    QuickBooksClient client, EntityWriter writer, QuickBooksSettings settings, CompanyReader company, ConnectionMemory memory, Tokens tokens, TimeProvider time) : ConnectedSystem
{
    private Customers? _customers;
    private Items? _items;
    private Orders? _orders;
    private Refunds? _refunds;

    public override SourceStream? Source(RecordKind kind) => kind switch
    {
        RecordKind.Customers => new CustomerSource(client, company, time),
        RecordKind.Products => new ItemSource(client, time),
        RecordKind.Inventory => new StockSource(client, time),
        RecordKind.Payments => new PaymentSource(client, company, time),
        _ => null,
    };

    // One stream of a kind for the whole slice: what it looked up serves every group.
    public override TargetStream? Target(RecordKind kind) => kind switch
    {
        RecordKind.Customers => _customers ??= new Customers(client, writer, company, memory),
        RecordKind.Products => _items ??= new Items(client, writer, settings, company, memory),
        RecordKind.Orders => _orders ??= new Orders(client, writer, company, settings),
        RecordKind.Refunds => _refunds ??= new Refunds(client, writer, company, settings),
        _ => null,
    };

    public override async Task<SystemProfile> Profile(CancellationToken cancellation)
    {
        var known = await company.Get(cancellation);
        return new SystemProfile(known.Name, settings.ApiUrl, known.HomeCurrency, known.TimeZone);
    }

    public override Task<IReadOnlyDictionary<string, string>> CheckSettings(CancellationToken cancellation) =>
        new SettingsCheck(client, company, settings).Run(cancellation);

    public override Task Disconnect(CancellationToken cancellation) => tokens.Revoke(cancellation);

    public override Task<ProbeReport> Probe(CancellationToken cancellation) => new CompanyProbe(client, company, settings, tokens, time).Run(cancellation);
}
