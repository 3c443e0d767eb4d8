using EasySale.Sync.Connectors.WooCommerce.Walks;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>Customer accounts. The store cannot say which changed, so a walk always reads all of them.</summary>
internal sealed class Customers(WooCommerceClient client, WooCommerceSettings settings) : CollectionStream(client, settings)
{
    private const string Path = "customers";
    private static readonly Collection All = new(Path, ChangeTracking.None, StatusFilter.None) { FiltersCreation = false };

    public override RecordKind Kind => RecordKind.Customers;

    public override IReadOnlyList<string> VolatileProperties { get; } = [.. Stamps, "avatar_url"];

    public override IReadOnlyList<string> MappedProperties { get; } =
    [
        "email", "first_name", "last_name", "billing", "shipping", "date_created_gmt",
    ];

    public override CommerceRecord Held(CommerceRecord told, CommerceRecord? before) => CustomerMap.Held((Customer)told, before as Customer);

    protected override IReadOnlyList<Collection> Collections { get; } = [All];

    protected override RestQuery Listing => RestQuery.None.With("role", "all").With("_fields", "id,date_modified_gmt,role");

    // Managers and administrators buy, too: an order may name a customer whom the list of customers leaves out.
    public override async Task<IReadOnlyList<SourceItem>> ReadByIds(IReadOnlyList<string> ids, CancellationToken cancellation) =>
        Read(await Included(Path, RestQuery.None.With("role", "all"), ids, cancellation));

    protected override ListedRecord Listed(Row row) => base.Listed(row) with { IsWalked = row.Text("role") is null or "customer" };

    protected override Task<IReadOnlyList<SourceItem>> Items(Collection collection, IReadOnlyList<Row> rows, CancellationToken cancellation) =>
        Task.FromResult(Read(rows));

    private static IReadOnlyList<SourceItem> Read(IReadOnlyList<Row> rows) =>
        [.. rows.Select((row, position) => RowReading.Read(row, position, "Customer", CustomerMap.From))];
}
