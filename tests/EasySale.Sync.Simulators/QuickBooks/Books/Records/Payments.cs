using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.Rules;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Records;

/// <summary>Payments: money received, applied to invoices; credit memos are applied through them too.</summary>
internal sealed class Payments(Office office, CurrencyRules currencies, Balances balances) : IRecordKind
{
    public IEnumerable<string> Missing(string entity, JsonObject row) => [];

    public void Complete(string entity, JsonObject row, JsonObject? before, JsonObject sent, WriteOptions options)
    {
        var total = row.Number("TotalAmt") ?? 0m;
        if (total < 0m) throw Fault.Business("Transaction amount must be 0 or greater.");
        row["TotalAmt"] = Money.Json(Money.Cents(total));
        row["TxnDate"] ??= office.Ledger.Time.TodayText;
        PeriodRule.RefuseClosed(office, row, before);
        if (before is not null && Deposits.Holds(office.Ledger, entity, row.Id())) throw Fault.Deposited();
        currencies.Document(row, before);
        row["ProcessPayment"] ??= false;
        row["Line"] ??= new JsonArray();
        SalesDefaults.DepositAccount(office, row);
        var applied = row.Rows("Line").Sum(line => Applied(line, row));
        if (applied > total) throw Fault.Business("The amount applied is more than the payment.");
        row["UnappliedAmt"] = Money.Json(total - applied);
        if (office.MultiCurrency) currencies.HomeAmounts(row);
    }

    public void Settle(string entity, JsonObject? before, JsonObject? after)
    {
        balances.Documents(before, after);
        balances.Customer(before?.Ref("CustomerRef"));
        balances.Customer(after?.Ref("CustomerRef"));
    }

    public void RefuseRemoval(string entity, JsonObject row)
    {
        PeriodRule.RefuseClosed(office, row);
        if (Deposits.Holds(office.Ledger, entity, row.Id())) throw Fault.Deposited();
    }

    public static void Void(JsonObject row)
    {
        row["TotalAmt"] = 0;
        row["UnappliedAmt"] = 0;
        row["Line"] = new JsonArray();
        if (row.ContainsKey("HomeTotalAmt")) row["HomeTotalAmt"] = 0;
    }

    /// <summary>What a line takes from the payment: an invoice takes, a credit gives.</summary>
    private decimal Applied(JsonObject line, JsonObject payment)
    {
        var amount = line.Number("Amount") ?? throw Fault.Missing("Amount");
        if (amount < 0m) throw Fault.Negative();
        var link = line.Rows("LinkedTxn") is [var only] ? only : throw Fault.Missing("LinkedTxn");
        var (id, type) = (link.Text("TxnId") ?? throw Fault.Missing("TxnId"), link.Text("TxnType") ?? throw Fault.Missing("TxnType"));
        if (type is not ("Invoice" or "CreditMemo")) throw Fault.CannotLink(id, type);
        var document = office.Ledger.Find(type, id) ?? throw Fault.BadReference();
        var open = (document.Number("TotalAmt") ?? 0m) - balances.Applied(type, id, payment.Text("Id"));
        if (document.Ref("CustomerRef") != payment.Ref("CustomerRef") || document.Ref("CurrencyRef") != payment.Ref("CurrencyRef") || amount > open)
            throw Fault.CannotLink(id, type);
        return type == "Invoice" ? amount : -amount;
    }
}
