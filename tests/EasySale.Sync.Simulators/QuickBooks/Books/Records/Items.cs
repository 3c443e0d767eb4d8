using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.Rules;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Records;

/// <summary>Products, services and categories.</summary>
internal sealed class Items(Office office, NameRules names, Hierarchy hierarchy) : IRecordKind
{
    private static readonly string[] Creatable = ["Inventory", "NonInventory", "Service", "Category"];
    private static readonly string[] InventoryMembers = ["QtyOnHand", "InvStartDate"];
    private static readonly string[] InventoryAccounts = ["AssetAccountRef", "ExpenseAccountRef", "IncomeAccountRef"];

    public IEnumerable<string> Missing(string entity, JsonObject row) => row.Text("Type") switch
    {
        null => ["Type"],
        "Inventory" => InventoryMembers.Where(name => row[name] is null),
        "Category" => [],
        _ => row.Ref("IncomeAccountRef") is null && row.Ref("ExpenseAccountRef") is null ? ["IncomeAccountRef"] : [],
    };

    public void Complete(string entity, JsonObject row, JsonObject? before, JsonObject sent, WriteOptions options)
    {
        var type = row.Text("Type")!;
        Types(type, before?.Text("Type"));
        row["Active"] = row.Flag("Active") ?? true;
        if (type == "Category") row["SubItem"] ??= false;
        else if (office.IsUs) row["Taxable"] ??= true;
        if (type == "Inventory") Inventory(row, before, sent);
        Income(row);
        Activity(row, before);
        names.RefuseTaken(entity, row);
        Sku(row);
        hierarchy.Complete(entity, row, "Name");
    }

    public void Settle(string entity, JsonObject? before, JsonObject? after)
    {
    }

    public void RefuseRemoval(string entity, JsonObject row) => throw Fault.Unsupported("delete");

    private static void Types(string type, string? before)
    {
        if (before is null && !Creatable.Contains(type)) throw Fault.Business($"Items of type {type} cannot be created through the API.");
        if (before is not null && before != type && !(type == "Inventory" && before is "NonInventory" or "Service"))
            throw Fault.Business("The type of this item cannot be changed.");
    }

    private void Inventory(JsonObject row, JsonObject? before, JsonObject sent)
    {
        if (InventoryAccounts.FirstOrDefault(name => row.Ref(name) is null) is { } missing)
            throw office.Switches.InventoryAccountsCode == "6000" ? Fault.Business($"Inventory items need {missing}.") : Fault.Missing(missing);
        if (row.Flag("TrackQtyOnHand") != true) throw Fault.Missing("TrackQtyOnHand");
        AccountTypes.Require(office, row, "AssetAccountRef", "Other Current Asset");
        AccountTypes.Require(office, row, "ExpenseAccountRef", "Cost of Goods Sold");
        if (before is null || !sent.ContainsKey("QtyOnHand") || row.Number("QtyOnHand") == before.Number("QtyOnHand")) return;
        if (sent["InvStartDate"] is null) throw Fault.Missing("InvStartDate");
        if (before["InvStartDate"] is { } start) row["InvStartDate"] = start.DeepClone();
    }

    private void Income(JsonObject row)
    {
        if (row.Ref("IncomeAccountRef") is not null) AccountTypes.Require(office, row, "IncomeAccountRef", "Income", "Other Income");
    }

    private void Activity(JsonObject row, JsonObject? before)
    {
        if (!office.Switches.RenameInactive) return;
        var (was, isNow) = (before?.IsActive() ?? true, row.IsActive());
        if (was && !isNow) row["Name"] = names.Deactivated("Item", "Name", row);
        if (!was && isNow) row["Name"] = NameRules.Reactivated(row.Text("Name")!);
    }

    private void Sku(JsonObject row)
    {
        if (!office.Switches.UniqueSkus || row.Text("Sku") is not { Length: > 0 } sku) return;
        var holder = office.Ledger.All("Item").FirstOrDefault(item => item.Text("Sku") == sku && item.Id() != row.Text("Id"));
        if (holder is not null) throw Fault.DuplicateId(holder.Id());
    }
}
