using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Records;

/// <summary>Quantities of inventory items: documents move them, and moving one counts as a change of the item or does not.</summary>
internal sealed class Stock(Ledger ledger, bool stampsItems)
{
    public void Sale(string entity, JsonObject? before, JsonObject? after)
    {
        var sign = entity is "Invoice" or "SalesReceipt" ? -1m : 1m;
        Move(Sold(before, -sign).Concat(Sold(after, sign)), after);
    }

    public void Adjustment(JsonObject? before, JsonObject? after) => Move(Adjusted(before, -1m).Concat(Adjusted(after, 1m)), after);

    private static IEnumerable<(string Item, decimal Quantity)> Sold(JsonObject? row, decimal sign) => (row?.Rows("Line") ?? [])
        .Select(line => line.Part("SalesItemLineDetail")).Where(detail => detail?.Ref("ItemRef") is not null)
        .Select(detail => (detail!.Ref("ItemRef")!, sign * (detail!.Number("Qty") ?? 0m)));

    private static IEnumerable<(string Item, decimal Quantity)> Adjusted(JsonObject? row, decimal sign) => (row?.Rows("Line") ?? [])
        .Select(line => line.Part("ItemAdjustmentLineDetail")).Where(detail => detail?.Ref("ItemRef") is not null)
        .Select(detail => (detail!.Ref("ItemRef")!, sign * (detail!.Number("QtyDiff") ?? 0m)));

    private void Move(IEnumerable<(string Item, decimal Quantity)> moves, JsonObject? document)
    {
        foreach (var group in moves.GroupBy(move => move.Item, StringComparer.Ordinal))
        {
            var quantity = group.Sum(move => move.Quantity);
            if (ledger.Find("Item", group.Key) is not { } item || item.Text("Type") != "Inventory") continue;
            if (document?.Date("TxnDate") < item.Date("InvStartDate")) throw Fault.BeforeStart();
            if (quantity == 0m) continue;
            var row = item.Copy();
            row["QtyOnHand"] = Money.Json((row.Number("QtyOnHand") ?? 0m) + quantity);
            if (stampsItems) ledger.Change("Item", row);
            else ledger.Put("Item", row);
        }
    }
}
