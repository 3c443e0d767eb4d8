using EasySale.Sync.Connectors.WooCommerce.Walks;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>Orders with their lines, taxes, coupons and refunds.</summary>
internal sealed class Orders(WooCommerceClient client, WooCommerceSettings settings) : CollectionStream(client, settings)
{
    public const string Path = "orders";
    public static readonly Collection All = new(Path, ChangeTracking.Stamped, StatusFilter.Several);

    public override RecordKind Kind => RecordKind.Orders;

    public override IReadOnlyList<string> VolatileProperties { get; } =
        [.. Stamps, "date_paid", "date_completed", "version", "is_editable", "needs_payment", "needs_processing"];

    public override IReadOnlyList<string> MappedProperties { get; } =
    [
        "number", "status", "currency", "total", "total_tax", "shipping_total", "discount_total",
        "prices_include_tax", "customer_id", "billing", "shipping", "payment_method", "transaction_id",
        "customer_note", "date_created_gmt", "date_paid_gmt", "line_items", "shipping_lines", "fee_lines",
        "tax_lines", "coupon_lines", "refunds",
    ];

    protected override IReadOnlyList<Collection> Collections { get; } = [All];

    protected override RestQuery Listing => RestQuery.None.With("_fields", "id,date_modified_gmt,refunds");

    public override async Task<IReadOnlyList<SourceItem>> ReadByIds(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var rows = new List<Row>(await Included(Path, RestQuery.None, ids, cancellation));
        // Lists leave out the trash and drafts; asked by id, both are there.
        foreach (var id in Without(ids, rows).ToArray())
            if (await Client.Find($"{Path}/{id}", RestQuery.None, cancellation) is { } row) rows.Add(row);
        return Read(rows);
    }

    protected override ListedRecord Listed(Row row) => base.Listed(row) with { Mark = Marks.OfOrder(row) };

    protected override Task<IReadOnlyList<SourceItem>> Items(Collection collection, IReadOnlyList<Row> rows, CancellationToken cancellation) =>
        Task.FromResult(Read(rows));

    private static IReadOnlyList<SourceItem> Read(IReadOnlyList<Row> rows) =>
        [.. rows.Select((row, position) => RowReading.Read(row, position, "Order", OrderMap.From))];
}
