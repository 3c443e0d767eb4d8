using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.Rules;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Records;

/// <summary>Customers, vendors and employees.</summary>
internal sealed class People(Office office, NameRules names, CurrencyRules currencies, Hierarchy hierarchy) : IRecordKind
{
    private static readonly string[] NameParts = ["Title", "GivenName", "MiddleName", "FamilyName", "Suffix"];

    public IEnumerable<string> Missing(string entity, JsonObject row) => [];

    public void Complete(string entity, JsonObject row, JsonObject? before, JsonObject sent, WriteOptions options)
    {
        var composed = string.Join(' ', NameParts.Select(row.Text).Where(part => !string.IsNullOrEmpty(part)));
        var name = row.Text("DisplayName") is { Length: > 0 } given ? given : composed;
        if (name.Length == 0) throw Fault.NoName();
        row["DisplayName"] = name;
        if (entity == "Customer") Customer(row, before);
        row["Active"] = row.Flag("Active") ?? true;
        Activity(entity, row, before);
        names.RefuseTaken(entity, row);
        if (entity == "Customer") hierarchy.Complete(entity, row, "DisplayName");
    }

    public void Settle(string entity, JsonObject? before, JsonObject? after)
    {
    }

    public void RefuseRemoval(string entity, JsonObject row) => throw Fault.Unsupported("delete");

    private void Customer(JsonObject row, JsonObject? before)
    {
        currencies.Person(row, before);
        row["Taxable"] ??= true;
        row["Job"] ??= false;
        row["BillWithParent"] ??= false;
        row["Balance"] = before?["Balance"]?.DeepClone() ?? row["Balance"]?.DeepClone() ?? 0;
        row["BalanceWithJobs"] = row["Balance"]!.DeepClone();
        row["PreferredDeliveryMethod"] ??= "None";
        row["IsProject"] = false;
        row["PrintOnCheckName"] ??= row.Text("DisplayName");
    }

    private void Activity(string entity, JsonObject row, JsonObject? before)
    {
        var (was, isNow) = (before?.IsActive() ?? true, row.IsActive());
        if (was && !isNow && (row.Number("Balance") ?? 0m) != 0m) throw Fault.HasBalance(entity);
        if (!office.Switches.RenameInactive) return;
        if (was && !isNow) row["DisplayName"] = names.Deactivated(entity, "DisplayName", row);
        if (!was && isNow) row["DisplayName"] = NameRules.Reactivated(row.Text("DisplayName")!);
    }
}
