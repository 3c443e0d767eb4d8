using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Records;

/// <summary>Open amounts, always computed from the documents: what payments left of invoices and credits, and what a customer owes.</summary>
internal sealed class Balances(Ledger ledger, bool stampsInvoices)
{
    /// <summary>What payments have applied to a document.</summary>
    public decimal Applied(string entity, string id, string? exceptPayment = null) => ledger.All("Payment")
        .Where(payment => payment.Id() != exceptPayment)
        .SelectMany(payment => payment.Rows("Line"))
        .Where(line => line.Rows("LinkedTxn").Any(link => link.Text("TxnId") == id && link.Text("TxnType") == entity))
        .Sum(line => line.Number("Amount") ?? 0m);

    /// <summary>Brings the balance of every document a payment touches, or touched, up to date.</summary>
    public void Documents(JsonObject? before, JsonObject? after)
    {
        var links = new[] { before, after }.OfType<JsonObject>().SelectMany(payment => payment.Rows("Line")).SelectMany(line => line.Rows("LinkedTxn"))
            .Select(link => (Type: link.Text("TxnType")!, Id: link.Text("TxnId")!)).Distinct();
        foreach (var (type, id) in links)
            if (type is "Invoice" or "CreditMemo" && ledger.Find(type, id) is { } document) Document(type, document);
    }

    /// <summary>A customer's balance moves without the record counting as changed.</summary>
    public void Customer(string? id)
    {
        if (ledger.Find("Customer", id) is not { } customer) return;
        var owed = Sum("Invoice", "Balance", id!) - Sum("CreditMemo", "Balance", id!) - Sum("Payment", "UnappliedAmt", id!);
        if (customer.Number("Balance") == owed) return;
        var row = customer.Copy();
        row["Balance"] = Money.Json(owed);
        row["BalanceWithJobs"] = Money.Json(owed);
        ledger.Put("Customer", row);
    }

    private void Document(string type, JsonObject document)
    {
        var row = document.Copy();
        var balance = (row.Number("TotalAmt") ?? 0m) - Applied(type, row.Id());
        row["Balance"] = Money.Json(balance);
        if (row.ContainsKey("HomeBalance")) row["HomeBalance"] = Money.Json(Money.Cents(balance * (row.Number("ExchangeRate") ?? 1m)));
        if (type == "CreditMemo") row["RemainingCredit"] = Money.Json(balance);
        row["LinkedTxn"] = new JsonArray([.. ledger.All("Payment").Where(payment => Links(payment, type, row.Id()))
            .Select(payment => (JsonNode)new JsonObject { ["TxnId"] = payment.Id(), ["TxnType"] = "Payment" })]);
        if (JsonNode.DeepEquals(row, document)) return;
        if (stampsInvoices || type != "Invoice") ledger.Change(type, row);
        else ledger.Put(type, row);
    }

    private static bool Links(JsonObject payment, string type, string id) => payment.Rows("Line").SelectMany(line => line.Rows("LinkedTxn"))
        .Any(link => link.Text("TxnId") == id && link.Text("TxnType") == type);

    private decimal Sum(string entity, string member, string customer) =>
        ledger.All(entity).Where(row => row.Ref("CustomerRef") == customer).Sum(row => row.Number(member) ?? 0m);
}
