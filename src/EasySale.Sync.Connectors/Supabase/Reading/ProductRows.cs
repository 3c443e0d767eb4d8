using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Supabase.Reading;

/// <summary>Products and variations as they stand in the database, edited there or not.</summary>
internal sealed class ProductRows(SupabaseClient client, EditedStore store) : RowStream(client, store, "products")
{
    public override RecordKind Kind => RecordKind.Products;

    // The table has no place for descriptions: what it does not say was not cleared.
    public override IReadOnlyList<string> FieldGroups => ["name", "sku", "price", "stock"];

    protected override string Columns =>
        "parent_source_id,sku,name,kind,status,price,regular_price,sale_price,manage_stock,stock_quantity,date_created,is_deleted";

    protected override IEnumerable<string> Conditions(RecordFilter filter) =>
        filter.Statuses.Count == 0 ? base.Conditions(filter) : [.. base.Conditions(filter), RowQuery.Any("status", filter.Statuses)];

    protected override CommerceRecord Map(JsonElement row, string id, string connectionId) => new Product
    {
        Id = id,
        ModifiedAt = row.ChangedAt(),
        IsDeleted = row.Flag("is_deleted"),
        Raw = row,
        ParentId = row.Text("parent_source_id") is { } parent ? RowId.Of(connectionId, parent) : null,
        Type = row.Text("kind") ?? "simple",
        Name = row.Text("name") ?? "",
        Status = row.Text("status") ?? "",
        Sku = row.Text("sku"),
        Price = row.Amount("price"),
        RegularPrice = row.Amount("regular_price"),
        SalePrice = row.Amount("sale_price"),
        ManagesStock = row.Flag("manage_stock"),
        StockQuantity = row.Amount("stock_quantity"),
        CreatedAt = row.Instant("date_created"),
    };
}
