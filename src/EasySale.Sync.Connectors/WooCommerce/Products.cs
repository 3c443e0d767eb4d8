using EasySale.Sync.Connectors.WooCommerce.Walks;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>Products, and after them their variations as records of their own.</summary>
internal sealed class Products(WooCommerceClient client, WooCommerceSettings settings) : CollectionStream(client, settings)
{
    private const string Path = "products";
    private const string ParentFields = "id,name,sku";
    private static readonly Collection All = new(Path, ChangeTracking.Stamped, StatusFilter.One);

    /// <summary>One list since 10.3; before, each product lists its own.</summary>
    private static readonly Collection Variations = new("variations", ChangeTracking.Stamped, StatusFilter.One)
    {
        Nested = new NestedCollection(All, $"{ParentFields},date_modified_gmt,variations", "variations", "variations"),
    };

    public override RecordKind Kind => RecordKind.Products;

    // Related products are shuffled at each call.
    public override IReadOnlyList<string> VolatileProperties { get; } =
        [.. Stamps, "related_ids", "price_html", "date_on_sale_from", "date_on_sale_to"];

    public override IReadOnlyList<string> MappedProperties { get; } =
    [
        "parent_id", "type", "name", "status", "sku", "description", "price", "regular_price", "sale_price",
        "tax_class", "manage_stock", "stock_quantity", "date_created_gmt",
    ];

    public override string FormOf(CommerceRecord record) => ((Product)record).Type;

    public override CommerceRecord Held(CommerceRecord told, CommerceRecord? before) => told is Product product ? ProductMap.Held(product, before as Product) : told;

    protected override IReadOnlyList<Collection> Collections { get; } = [All, Variations];

    protected override RestQuery Listing => RestQuery.None.With("_fields", "id,date_modified_gmt,categories,tags");

    public override async Task<IReadOnlyList<SourceItem>> ReadByIds(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var products = new List<Row>(await Included(Path, RestQuery.None, ids, cancellation));
        var variations = new List<Row>(await IncludedVariations(Without(ids, products), cancellation));
        // What no list shows may be in the trash, or a variation of a release without a list of them.
        foreach (var id in Without(ids, products.Concat(variations)).ToArray())
        {
            if (await Client.Find($"{Path}/{id}", RestQuery.None, cancellation) is not { } row) continue;
            if (await AsVariation(row, cancellation) is { } variation) variations.Add(variation);
            else products.Add(row);
        }

        return [.. Read(products), .. await ReadVariations(variations, cancellation)];
    }

    protected override ListedRecord Listed(Row row) => base.Listed(row) with { Mark = Marks.OfProduct(row) };

    protected override async Task<IReadOnlyList<SourceItem>> Items(Collection collection, IReadOnlyList<Row> rows, CancellationToken cancellation) =>
        collection == Variations ? await ReadVariations(rows, cancellation) : Read(rows);

    protected override SourceItem Child(Row parent, Row row, int position) =>
        RowReading.Read(row, position, "Variation", variation => ProductMap.Variation(variation, VariationParent.From(parent)));

    private static IReadOnlyList<SourceItem> Read(IReadOnlyList<Row> rows) =>
        [.. rows.Select((row, position) => RowReading.Read(row, position, "Product", ProductMap.From))];

    private async Task<IReadOnlyList<SourceItem>> ReadVariations(IReadOnlyList<Row> rows, CancellationToken cancellation)
    {
        var parents = await Parents([.. rows.Select(ParentOf).OfType<string>().Distinct()], cancellation);
        return [.. rows.Select((row, position) => RowReading.Read(
            row, position, "Variation", variation => ProductMap.Variation(variation, parents.GetValueOrDefault(ParentOf(variation) ?? ""))))];
    }

    private async Task<Dictionary<string, VariationParent>> Parents(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var fields = RestQuery.None.With("_fields", ParentFields);
        var rows = new List<Row>(await Included(Path, fields, ids, cancellation));
        foreach (var id in Without(ids, rows).ToArray())
            if (await Client.Find($"{Path}/{id}", fields, cancellation) is { } row) rows.Add(row);
        return rows.Select(VariationParent.From).ToDictionary(parent => parent.Id);
    }

    private async Task<IReadOnlyList<Row>> IncludedVariations(IEnumerable<string> ids, CancellationToken cancellation)
    {
        try
        {
            return await Included(Variations.Path, RestQuery.None, ids, cancellation);
        }
        catch (SyncException failure) when (WooCommerceErrors.IsNoRoute(failure))
        {
            return [];
        }
    }

    // As a product a variation has other fields than in a list of variations; one form keeps its content comparable.
    private async Task<Row?> AsVariation(Row row, CancellationToken cancellation) =>
        ParentOf(row) is { } parent && row.Text("type") == "variation"
            ? (await Client.Find($"{Path}/{parent}/variations/{row.RequiredId}", RestQuery.None, cancellation))
            : null;

    private static string? ParentOf(Row row) => row.Reference("parent_id");
}
