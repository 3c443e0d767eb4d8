using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>Products and their variations, one row each. Their currency is the store's; the database fills it in.</summary>
internal sealed class Products(SupabaseClient client, GoneRows gone, TimeProvider time) : TableStream<Product>(client, gone, time)
{
    public override RecordKind Kind => RecordKind.Products;

    protected override IReadOnlyList<string> Columns { get; } =
    [
        "connection_id", "source_id", "parent_source_id", "sku", "name", "kind", "status", "price", "regular_price", "sale_price",
        "manage_stock", "stock_quantity", "date_created", "source_modified", "is_deleted", "raw",
    ];

    protected override void Map(Product product, PlanContext context, Utf8JsonWriter row)
    {
        row.WriteString("connection_id", context.SourceConnectionId);
        row.WriteString("source_id", OwnId(product, context));
        row.WriteString("parent_source_id", product.ParentId);
        row.WriteString("sku", product.Sku);
        row.WriteString("name", product.Name);
        row.WriteString("kind", product.Type);
        row.WriteString("status", product.Status);
        row.Number("price", product.Price);
        row.Number("regular_price", product.RegularPrice);
        row.Number("sale_price", product.SalePrice);
        row.WriteBoolean("manage_stock", product.ManagesStock);
        row.Number("stock_quantity", product.StockQuantity);
        row.Instant("date_created", product.CreatedAt);
        row.Instant("source_modified", product.ModifiedAt);
        row.WriteBoolean("is_deleted", product.IsDeleted);
        row.Raw(product.Raw);
    }
}
