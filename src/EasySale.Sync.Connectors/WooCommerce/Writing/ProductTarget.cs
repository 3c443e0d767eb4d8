using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>Products and their variations. An SKU is unique in the store, so a second product of one is never made by mistake.</summary>
internal sealed class ProductTarget(WooCommerceClient client, WooCommerceSettings settings, TimeProvider time)
    : StoreTarget(client, new Products(client, settings), time)
{
    public const string Products = "products";
    public const string Variations = "variations";

    private readonly ProductMatches _matches = new(client);
    private readonly RecentRows _recent = new(client, time);
    private readonly VariationOptions _options = new(client);

    public override RecordKind Kind => RecordKind.Products;

    public override IReadOnlyList<RecordKind> Needs => [RecordKind.Products];

    public override IEnumerable<RecordKey> References(CommerceRecord record) => ParentOf((Product)record) is { } parent ? [parent] : [];

    public override IReadOnlyList<NaturalKey> FindsBy => [NaturalKey.Sku];

    public override async Task<IReadOnlyDictionary<RecordKey, IReadOnlyList<Candidate>>> FindCandidates(
        IReadOnlyList<CommerceRecord> unlinked, NaturalKey key, CancellationToken cancellation)
    {
        var products = unlinked.OfType<Product>().Where(product => product.Sku is not null).DistinctBy(product => product.Key).ToList();
        await _matches.Find(products.Select(product => product.Sku!), cancellation);
        return products.ToDictionary(product => product.Key, IReadOnlyList<Candidate> (product) => [.. _matches.Of(product.Sku!).Select(Found)]);
    }

    public override RecordPlan Plan(CommerceRecord record, PlanContext context)
    {
        var product = (Product)record;
        var made = context.Made(record.Key);
        if (product.IsDeleted) return made is null ? RecordPlan.Skip("It was deleted before the shop had it.") : PlanGone(record.Key, context);
        if (product.SalePrice >= ProductBody.Regular(product)) throw WriteFailures.Record(
            "sale_price", "The sale price is not below the regular price; the shop would drop it without a word. Correct one of them.");
        return RecordPlan.Of(Drafted(product, made, context));
    }

    public override RecordPlan PlanGone(RecordKey record, PlanContext context) => GoneResources.Plan(record, context, settings.Writing.Gone);

    public static string PathOf(string? parentId) => parentId is null ? Products : $"{Products}/{parentId}/{Variations}";

    protected override string PathOf(Operation operation, Held? held) => PathOf(held is null ? ParentIn(BodyOf(operation)) : held.ParentId);

    protected override async Task<IReadOnlyDictionary<string, Row>> Marked(IReadOnlyList<Operation> creations, CancellationToken cancellation)
    {
        var found = new Dictionary<string, Row>();
        foreach (var path in creations.GroupBy(creation => PathOf(creation, null)))
            foreach (var (requestId, row) in await _recent.Below(path.Key, path, cancellation)) found.TryAdd(requestId, row);
        return found;
    }

    protected override async Task<Held?> Holder(Operation creation, BatchItem refused, CancellationToken cancellation) =>
        refused.HolderId is { } id ? (await Read([id], cancellation)).GetValueOrDefault(id) : null;

    protected override Task<IReadOnlyList<Operation>> MakeReady(
        string path, IReadOnlyList<Operation> operations, StoreAnswers answers, CancellationToken cancellation) =>
        _options.Offer(path, operations, answers, cancellation);

    protected override void Write(Operation operation, JsonElement body, Utf8JsonWriter item) => _options.Write(body, item);

    public static string? ParentIn(JsonElement body) => body.TryGetProperty("parent_id", out var parent) ? parent.GetString() : null;

    private static Candidate Found(Row row) =>
        new(row.RequiredId, row.Version) { Entity = row.Reference("parent_id") is null ? Products : Variations };

    private static RecordKey? ParentOf(Product product) => product.ParentId is { } parent ? new RecordKey(RecordKind.Products, parent) : null;

    private Draft Drafted(Product product, TargetReference? made, PlanContext context)
    {
        if (made is not null)
            return new Draft(OperationAction.Update, ProductBody.Update(product, made.Entity == Variations, settings.Writing.StockWithProducts, context.IsMerged))
            { Entity = made.Entity ?? Products, TargetId = made.Id, ExpectedVersion = made.Version };
        return new Draft(OperationAction.Create, ProductBody.Creation(product, ParentOf(product) is { } parent ? context.Reference(parent) : null, settings.Writing.NewProductStatus))
        { Entity = product.ParentId is null ? Products : Variations };
    }
}
