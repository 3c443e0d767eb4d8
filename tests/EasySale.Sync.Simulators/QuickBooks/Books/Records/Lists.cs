using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.Rules;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Records;

/// <summary>Accounts, classes, locations, terms, payment methods, currencies, and the two records a company has once.</summary>
internal sealed class Lists(Office office, NameRules names, Hierarchy hierarchy) : IRecordKind
{
    private static readonly Dictionary<string, string> Classifications = new(StringComparer.Ordinal)
    {
        ["Bank"] = "Asset",
        ["Accounts Receivable"] = "Asset",
        ["Other Current Asset"] = "Asset",
        ["Fixed Asset"] = "Asset",
        ["Other Asset"] = "Asset",
        ["Accounts Payable"] = "Liability",
        ["Credit Card"] = "Liability",
        ["Other Current Liability"] = "Liability",
        ["Long Term Liability"] = "Liability",
        ["Equity"] = "Equity",
        ["Income"] = "Revenue",
        ["Other Income"] = "Revenue",
    };

    public IEnumerable<string> Missing(string entity, JsonObject row) => entity switch
    {
        "Account" when row.Text("AccountType") is null && row.Text("AccountSubType") is null => ["AccountType"],
        "Term" when row["DueDays"] is null && row["DayOfMonthDue"] is null => ["DueDays"],
        _ => [],
    };

    public void Complete(string entity, JsonObject row, JsonObject? before, JsonObject sent, WriteOptions options)
    {
        if (entity is "Preferences" or "CompanyInfo") return;
        if (entity == "CompanyCurrency") row["Name"] ??= Office.Currency(row.Text("Code")!)["name"]!.DeepClone();
        row["Active"] = row.Flag("Active") ?? true;
        Defaults(entity, row, before);
        if (entity == "Account" && (before?.IsActive() ?? true) && !row.IsActive()) row["Name"] = names.Deactivated(entity, "Name", row);
        names.RefuseTaken(entity, row);
        if (entity is "Account" or "Class" or "Department") hierarchy.Complete(entity, row, "Name");
    }

    public void Settle(string entity, JsonObject? before, JsonObject? after)
    {
    }

    public void RefuseRemoval(string entity, JsonObject row) => throw Fault.Unsupported("delete");

    private void Defaults(string entity, JsonObject row, JsonObject? before)
    {
        if (entity == "Class") row["SubClass"] = row.Ref("ParentRef") is not null;
        if (entity == "Department") row["SubDepartment"] = row.Ref("ParentRef") is not null;
        if (entity == "Term") row["Type"] = row["DueDays"] is null ? "DATE_DRIVEN" : "STANDARD";
        if (entity == "Account") Account(row, before);
    }

    private void Account(JsonObject row, JsonObject? before)
    {
        if (row.Text("Name")!.IndexOfAny(['"', ':']) >= 0) throw Fault.Characters(office.Switches.NameCharacterCode, "Name");
        row["SubAccount"] = row.Ref("ParentRef") is not null;
        row["AccountType"] ??= office.Ledger.All("Account").FirstOrDefault(other => other.Text("AccountSubType") == row.Text("AccountSubType"))?.Text("AccountType");
        row["Classification"] = Classifications.GetValueOrDefault(row.Text("AccountType") ?? "", "Expense");
        row["CurrentBalance"] = before?["CurrentBalance"]?.DeepClone() ?? 0;
        row["CurrentBalanceWithSubAccounts"] = row["CurrentBalance"]!.DeepClone();
        row["CurrencyRef"] = Office.Currency(row.Ref("CurrencyRef") ?? office.HomeCurrency);
    }
}
