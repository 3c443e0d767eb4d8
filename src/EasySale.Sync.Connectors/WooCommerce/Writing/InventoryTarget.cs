using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>How many of a product there are, written to the product. Its version is the quantity itself: what is sold moves it, an edited text does not.</summary>
internal sealed class InventoryTarget(WooCommerceClient client, WooCommerceSettings settings, TimeProvider time)
    : StoreTarget(client, new Products(client, settings), time)
{
    private const string Uncounted = "uncounted";

    public override RecordKind Kind => RecordKind.Inventory;

    public override IReadOnlyList<RecordKind> Needs => [RecordKind.Products];

    public override IEnumerable<RecordKey> References(CommerceRecord record) => [ProductOf((InventoryLevel)record)];

    public override RecordPlan Plan(CommerceRecord record, PlanContext context)
    {
        var level = (InventoryLevel)record;
        if (level.IsDeleted) return RecordPlan.Skip("It is gone from the source; the shop goes on counting by itself.");
        var made = context.Made(record.Key);
        var product = context.Reference(ProductOf(level));
        var body = BodyJson.Object(json =>
        {
            json.WriteString("id", product);
            ProductBody.Stock(json, level.Quantity);
        });
        return RecordPlan.Of(new Draft(OperationAction.Update, body) { Entity = "stock", TargetId = made?.Id, ExpectedVersion = made?.Version });
    }

    public override RecordPlan PlanGone(RecordKey record, PlanContext context) =>
        RecordPlan.Skip("It is gone from the source; the shop goes on counting by itself.");

    protected override string ResourceOf(Operation operation) => BodyOf(operation).GetProperty("id").GetString()!;

    protected override string PathOf(Operation operation, Held? held) => ProductTarget.PathOf(held?.ParentId);

    protected override string VersionOf(Held held) =>
        held.Json.TryGetProperty("manage_stock", out var counted) && counted.ValueKind == JsonValueKind.True ? held.Json.GetProperty("stock_quantity").ToString() : Uncounted;

    private static RecordKey ProductOf(InventoryLevel level) => new(RecordKind.Products, level.ProductId);
}
