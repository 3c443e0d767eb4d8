using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Rules;

/// <summary>Who numbers documents: the client when CustomTxnNumbers is on, the company otherwise.</summary>
internal sealed class DocNumbers(Office office)
{
    private const string Generate = "AUTO_GENERATE";
    private const int FirstNumber = 1001;
    private static readonly string[] Numbered = ["Invoice", "SalesReceipt", "CreditMemo", "RefundReceipt"];

    public void Assign(string entity, JsonObject row, JsonObject? before, bool allowDuplicate)
    {
        var asked = row.Text("DocNumber") == Generate || row.Flag("AutoDocNumber") == true;
        row.Remove("AutoDocNumber");
        if (asked && entity is "Invoice" or "SalesReceipt") row["DocNumber"] = before?.Text("DocNumber") ?? Next();
        else if (!Custom) row["DocNumber"] = before?.Text("DocNumber") ?? Next();
        else RefuseTaken(entity, row, allowDuplicate);
        if (row["DocNumber"] is null) row.Remove("DocNumber");
    }

    private bool Custom => office.Preference("SalesFormsPrefs").Flag("CustomTxnNumbers") ?? false;

    private void RefuseTaken(string entity, JsonObject row, bool allowDuplicate)
    {
        if (row.Text("DocNumber") is not { Length: > 0 } number || allowDuplicate || !office.Switches.WarnDuplicateNumbers) return;
        var holder = office.Ledger.All(entity).FirstOrDefault(other => other.Text("DocNumber") == number && other.Id() != row.Text("Id"));
        if (holder is not null) throw Fault.DuplicateNumber(number, entity, holder.Id());
    }

    private string Next()
    {
        var used = Numbered.SelectMany(office.Ledger.All).Select(row => row.Text("DocNumber"));
        var highest = used.Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0);
        return Math.Max(FirstNumber, highest.DefaultIfEmpty().Max() + 1).ToString(CultureInfo.InvariantCulture);
    }
}
