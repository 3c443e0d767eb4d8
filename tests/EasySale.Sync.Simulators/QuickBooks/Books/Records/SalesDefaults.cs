using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.Rules;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Records;

/// <summary>What a sales document gets when the client leaves it out.</summary>
internal sealed class SalesDefaults(Office office)
{
    public void Complete(string entity, JsonObject row)
    {
        if (entity == "Invoice") Terms(row);
        if (office.IsUs) row["ApplyTaxAfterDiscount"] ??= false;
        row["PrintStatus"] ??= "NotSet";
        if (entity != "RefundReceipt") row["EmailStatus"] ??= "NotSet";
        if (entity == "Invoice") row["LinkedTxn"] ??= new JsonArray();
        if (entity is "Invoice" or "SalesReceipt") BillingAddress(row);
        CustomFields(row);
        if (row.Part("ShipMethodRef") is { } method) method["name"] ??= method.Text("value");
        if (entity is not ("SalesReceipt" or "RefundReceipt")) return;
        DepositAccount(office, row);
    }

    /// <summary>Money goes to Undeposited Funds unless another account that holds money is named.</summary>
    public static void DepositAccount(Office office, JsonObject row)
    {
        if (row.Ref("DepositToAccountRef") is null && office.Account("UndepositedFunds") is { } funds)
            row["DepositToAccountRef"] = new JsonObject { ["value"] = funds.Id(), ["name"] = funds.Text("Name") };
        AccountTypes.Require(office, row, "DepositToAccountRef", AccountTypes.Money);
    }

    private void BillingAddress(JsonObject row)
    {
        if (row["BillAddr"] is not null || office.Ledger.Find("Customer", row.Ref("CustomerRef"))?.Part("BillAddr")?.Copy() is not { } address) return;
        address.Remove("Id");
        row["BillAddr"] = address;
    }

    private void Terms(JsonObject row)
    {
        if (row["DueDate"] is not null) return;
        var term = office.Ledger.Find("Term", row.Ref("SalesTermRef") ?? office.Preference("SalesFormsPrefs").Ref("DefaultTerms"));
        if (term?.Number("DueDays") is not { } days || row.Date("TxnDate") is not { } date) return;
        row["SalesTermRef"] ??= new JsonObject { ["value"] = term.Id() };
        row["DueDate"] = PacificTime.Text(date.AddDays((int)days));
    }

    private void CustomFields(JsonObject row)
    {
        row["CustomField"] ??= new JsonArray();
        var settings = office.Preference("SalesFormsPrefs").Rows("CustomField").SelectMany(block => block.Rows("CustomField")).ToList();
        foreach (var field in row.Rows("CustomField"))
        {
            var id = field.Text("DefinitionId") ?? "";
            if (settings.FirstOrDefault(setting => setting.Text("Name") == $"SalesFormsPrefs.UseSalesCustom{id}")?.Flag("BooleanValue") != true) throw Fault.CustomField(id);
            field["Name"] = settings.FirstOrDefault(setting => setting.Text("Name") == $"SalesFormsPrefs.SalesCustomName{id}")?.Text("StringValue");
        }
    }
}
