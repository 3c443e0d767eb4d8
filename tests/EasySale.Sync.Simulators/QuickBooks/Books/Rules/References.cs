using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Rules;

/// <summary>Every reference in a record points at something that exists and is active; names are filled in.</summary>
internal sealed class References(Ledger ledger)
{
    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal) { "SHIPPING_ITEM_ID", "GRATUITY_ITEM_ID" };

    /// <param name="before">The record as stored: what it points at already may have become inactive since.</param>
    public void Resolve(string entity, JsonObject row, JsonObject? before)
    {
        var known = new HashSet<(string, string)>();
        if (before is not null) Walk(entity, before, (target, _, reference) => known.Add((target, reference.Text("value") ?? "")));
        Walk(entity, row, (target, name, reference) => Check(target, name, reference, known));
    }

    private void Check(string target, string name, JsonObject reference, HashSet<(string, string)> known)
    {
        if (reference.Text("value") is not { Length: > 0 } id || BuiltIn.Contains(id)) return;
        var found = ledger.Find(target, id) ?? throw Fault.BadReference();
        if (!found.IsActive() && !known.Contains((target, id))) throw Fault.NotFound();
        if (Named(name)) reference["name"] = found.Text("DisplayName") ?? found.Text("Name");
    }

    private static void Walk(string entity, JsonObject row, Action<string, string, JsonObject> visit)
    {
        foreach (var (name, value) in row.ToList())
        {
            if (value is JsonArray list) foreach (var item in list.OfType<JsonObject>()) Walk(entity, item, visit);
            if (value is not JsonObject part) continue;
            if (TargetOf(entity, name) is { } target) visit(target, name, part);
            else if (!name.EndsWith("Ref", StringComparison.Ordinal)) Walk(entity, part, visit);
        }
    }

    /// <summary>Tax codes and terms come back without a name, as the service sends them.</summary>
    private static bool Named(string name) => name is not ("TaxCodeRef" or "TxnTaxCodeRef" or "TaxRateRef" or "SalesTermRef");

    private static string? TargetOf(string entity, string name) => name switch
    {
        "ParentRef" => entity,
        "CustomerRef" => "Customer",
        "ItemRef" => "Item",
        "ClassRef" => "Class",
        "DepartmentRef" => "Department",
        "SalesTermRef" => "Term",
        "PaymentMethodRef" => "PaymentMethod",
        "TaxCodeRef" or "TxnTaxCodeRef" or "DefaultTaxCodeRef" or "SalesTaxCodeRef" or "PurchaseTaxCodeRef" => "TaxCode",
        "TaxRateRef" => "TaxRate",
        "PrefVendorRef" => "Vendor",
        _ => name.EndsWith("AccountRef", StringComparison.Ordinal) ? "Account" : null,
    };
}
