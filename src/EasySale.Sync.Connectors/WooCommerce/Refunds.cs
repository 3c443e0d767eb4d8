using System.Text.Json;
using EasySale.Sync.Connectors.WooCommerce.Walks;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>Refunds. They say neither their currency nor their customer, so their orders are asked for, a page at a time.</summary>
internal sealed class Refunds(WooCommerceClient client, WooCommerceSettings settings) : CollectionStream(client, settings)
{
    private const string Path = "refunds";

    /// <summary>
    /// One list since 9.0; before, each order lists its own. The list sorts and filters by change but does not show it, so it is
    /// walked by id among what changed.
    /// </summary>
    private static readonly Collection All = new(Path, ChangeTracking.Filtered, StatusFilter.None)
    {
        Stamp = "date_created_gmt",
        Nested = new NestedCollection(Orders.All, null, "refunds", "refunds"),
    };

    public override RecordKind Kind => RecordKind.Refunds;

    public override IReadOnlyList<string> VolatileProperties => Stamps;

    public override IReadOnlyList<string> MappedProperties { get; } =
    [
        "amount", "reason", "date_created_gmt", "line_items", "shipping_lines", "fee_lines",
    ];

    protected override IReadOnlyList<Collection> Collections { get; } = [All];

    public override async Task<IReadOnlyList<SourceItem>> ReadByIds(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        try
        {
            return await Read(await Included(Path, RestQuery.None, ids, cancellation), cancellation);
        }
        catch (SyncException failure) when (WooCommerceErrors.IsNoRoute(failure))
        {
            return await Search(ids, cancellation);
        }
    }

    protected override Task<IReadOnlyList<SourceItem>> Items(Collection collection, IReadOnlyList<Row> rows, CancellationToken cancellation) =>
        Read(rows, cancellation);

    protected override SourceItem Child(Row parent, Row row, int position) =>
        RowReading.Read(row, position, "Refund", refund => RefundMap.From(refund, parent.RequiredId, parent));

    private async Task<IReadOnlyList<SourceItem>> Read(IReadOnlyList<Row> rows, CancellationToken cancellation)
    {
        var orders = await OrdersOf([.. rows.Select(OrderOf).OfType<string>().Distinct()], cancellation);
        return [.. rows.Select((row, position) => RowReading.Read(row, position, "Refund", refund => Map(refund, orders)))];
    }

    private static Refund Map(Row row, Dictionary<string, Row> orders)
    {
        var order = OrderOf(row) ?? throw new JsonException("is missing", "$.parent_id", null, null);
        return RefundMap.From(row, order, orders.GetValueOrDefault(order));
    }

    private async Task<Dictionary<string, Row>> OrdersOf(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var rows = new List<Row>(await Included(Orders.Path, RestQuery.None, ids, cancellation));
        foreach (var id in Without(ids, rows).ToArray())
            if (await Client.Find($"{Orders.Path}/{id}", RestQuery.None, cancellation) is { } row) rows.Add(row);
        return rows.ToDictionary(row => row.RequiredId);
    }

    // Before 9.0 a refund cannot be asked for without its order: the orders have to be gone through.
    private async Task<IReadOnlyList<SourceItem>> Search(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var found = new Dictionary<string, SourceItem>();
        var everything = new ReadScope(SyncMode.Full, null, RecordFilter.None);
        Cursor? cursor = null;
        do
        {
            var page = await Read(everything, cursor, cancellation);
            foreach (var item in page.Items.Where(item => ids.Contains(item.Id))) found[item.Id] = item;
            cursor = page.Next;
        }
        while (cursor is not null && found.Count < ids.Count);
        return [.. found.Values];
    }

    private static string? OrderOf(Row row) => row.Reference("parent_id");
}
