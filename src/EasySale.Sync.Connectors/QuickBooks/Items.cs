using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Directory;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>
/// Products as items, variations one by one. The name is given once and then left to the bookkeeper, unless both sides are kept alike; SKU
/// and price follow the shop.
/// </summary>
internal sealed class Items(QuickBooksClient client, EntityWriter writer, QuickBooksSettings settings, CompanyReader company, ConnectionMemory memory)
    : ListStream(client, writer, company, Entity, ItemMap.Name, TextLimits.ItemName)
{
    public const string Entity = "Item";

    private readonly KnownList _list = new(client, memory, Entity, ItemMap.Known);
    private string? _incomeAccount = settings.IncomeAccount;
    private bool _pricesFit;

    public override RecordKind Kind => RecordKind.Products;

    protected override string Kept => "The product was deleted in the shop. QuickBooks keeps its item with its documents.";

    public override async Task Prepare(SourceDescription source, CancellationToken cancellation)
    {
        var known = await Company.Get(cancellation);
        _incomeAccount ??= known.Accounts.FirstOrDefault(account => account is { Active: true, Type: "Income", SubType: "SalesOfProductIncome" })?.Id;
        var currency = (await source.Profile(cancellation)).Currency;
        _pricesFit = currency is null || currency == known.HomeCurrency;
    }

    public override IReadOnlyList<NaturalKey> FindsBy => NaturalKeys.Of(Kind);

    public override async Task<IReadOnlyDictionary<RecordKey, IReadOnlyList<Candidate>>> FindCandidates(
        IReadOnlyList<CommerceRecord> unlinked, NaturalKey key, CancellationToken cancellation)
    {
        var products = unlinked.OfType<Product>().Where(product => Reason(product) is null).ToList();
        var sought = products.Select(Digest).ToHashSet();
        var active = (await _list.Active(entry => entry.Of(key) is { } digest && sought.Contains(digest), cancellation)).ToLookup(entry => entry.Of(key));
        return Candidates(products, product => Digest(product) is { } digest
            ? [.. active[digest].Where(entry => entry.IsNamesake(product.Sku, null))]
            : []);

        string? Digest(Product product) => KnownEntry.Digest(key == NaturalKey.Sku ? product.Sku : ItemMap.NameOf(product));
    }

    public override RecordPlan Plan(CommerceRecord record, PlanContext context)
    {
        var product = (Product)record;
        if (Reason(product) is { } reason) return RecordPlan.Skip(reason);
        var made = context.Made(record.Key);
        if (made is null && _incomeAccount is null) throw NoAccount();
        return RecordPlan.Of(Drafted(
            made,
            json => ItemMap.Creation(product, ItemMap.NameOf(product), _incomeAccount!, settings.ExpenseAccount, _pricesFit, json),
            json => ItemMap.Update(product, context.IsMerged, _pricesFit, json)));
    }

    protected override Task<bool> IsSame(Operation operation, JsonElement row, CancellationToken cancellation)
    {
        var sku = JsonSerializer.Deserialize<JsonElement>(operation.Body.Span).Text(ItemMap.Sku);
        return Task.FromResult(ItemMap.IsSellable(row) && KnownEntry.Digest(sku) == KnownEntry.Digest(row.Text(ItemMap.Sku)));
    }

    private string? Reason(Product product) => product switch
    {
        { IsDeleted: true } => Kept,
        { Type: "variable" or "variable-subscription" } => "It is sold as its variations, which have items of their own.",
        { Type: "grouped" } => "It is a group of products, which have items of their own.",
        _ => null,
    };

    private static SyncException NoAccount() => new(
        FailureCause.FixSettings,
        QuickBooksErrors.Prefix + "income_account_missing",
        "New items need an account their sales are booked on, and QuickBooks has none for product sales. Set incomeAccount in the connection's settings.");
}
