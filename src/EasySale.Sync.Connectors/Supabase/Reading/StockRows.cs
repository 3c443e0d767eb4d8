using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Supabase.Reading;

/// <summary>Quantities: those products whose stock is counted.</summary>
internal sealed class StockRows(SupabaseClient client, EditedStore store) : RowStream(client, store, "products")
{
    public override RecordKind Kind => RecordKind.Inventory;

    protected override string Columns => "stock_quantity,is_deleted";

    protected override IEnumerable<string> Conditions(RecordFilter filter) =>
        [.. base.Conditions(filter), "manage_stock=is.true", "stock_quantity=not.is.null"];

    protected override CommerceRecord Map(JsonElement row, string id, string connectionId) => new InventoryLevel
    {
        Id = id,
        ModifiedAt = row.ChangedAt(),
        IsDeleted = row.Flag("is_deleted"),
        Raw = row,
        ProductId = id,
        Quantity = row.Amount("stock_quantity") ?? throw new FormatException("no quantity"),
    };
}
