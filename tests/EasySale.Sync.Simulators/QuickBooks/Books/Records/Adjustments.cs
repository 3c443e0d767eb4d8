using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.Rules;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Records;

/// <summary>Inventory adjustments: corrections of quantities, by difference or to a new figure.</summary>
internal sealed class Adjustments(Office office, Stock stock) : IRecordKind
{
    private const string Detail = "ItemAdjustmentLineDetail";

    public IEnumerable<string> Missing(string entity, JsonObject row) => [];

    public void Complete(string entity, JsonObject row, JsonObject? before, JsonObject sent, WriteOptions options)
    {
        if (row.Rows("Line").Count == 0) throw Fault.Missing("Line");
        row["TxnDate"] ??= office.Ledger.Time.TodayText;
        PeriodRule.RefuseClosed(office, row, before);
        var place = 0;
        foreach (var line in row.Rows("Line"))
        {
            line["Id"] ??= (++place).ToString(CultureInfo.InvariantCulture);
            Difference(line.Part(Detail) ?? throw Fault.Missing(Detail));
        }
    }

    public void Settle(string entity, JsonObject? before, JsonObject? after) => stock.Adjustment(before, after);

    public void RefuseRemoval(string entity, JsonObject row) => PeriodRule.RefuseClosed(office, row);

    private void Difference(JsonObject detail)
    {
        var item = office.Ledger.Find("Item", detail.Ref("ItemRef") ?? throw Fault.Missing("ItemRef"));
        if (item?.Text("Type") != "Inventory") throw Fault.Business("Only inventory items have a quantity.");
        if (detail["QtyDiff"] is not null) return;
        var target = detail.Number("NewQty") ?? throw Fault.Missing("QtyDiff");
        detail["QtyDiff"] = Money.Json(target - (item.Number("QtyOnHand") ?? 0m));
    }
}
