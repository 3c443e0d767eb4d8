using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Rules;

internal static class AccountTypes
{
    /// <summary>An account that holds money: where payments and receipts go.</summary>
    public static readonly string[] Money = ["Bank", "Other Current Asset"];

    public static void Require(Office office, JsonObject row, string name, params IReadOnlyCollection<string> types)
    {
        if (office.Ledger.Find("Account", row.Ref(name)) is { } account && !types.Contains(account.Text("AccountType"))) throw Fault.AccountType(name);
    }
}
