using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.Rules;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Records;

/// <summary>Deposits: they gather what sits in Undeposited Funds; other lines, such as fees, may be negative.</summary>
internal sealed class Deposits(Office office, CurrencyRules currencies) : IRecordKind
{
    private static readonly string[] Linkable = ["Payment", "SalesReceipt", "RefundReceipt"];

    /// <summary>Whether a deposit holds the document, which may then not be changed.</summary>
    public static bool Holds(Ledger ledger, string entity, string id, string? exceptDeposit = null) => ledger.All("Deposit")
        .Where(deposit => deposit.Id() != exceptDeposit)
        .SelectMany(deposit => deposit.Rows("Line")).SelectMany(line => line.Rows("LinkedTxn"))
        .Any(link => link.Text("TxnId") == id && link.Text("TxnType") == entity);

    public IEnumerable<string> Missing(string entity, JsonObject row) => [];

    public void Complete(string entity, JsonObject row, JsonObject? before, JsonObject sent, WriteOptions options)
    {
        if (row.Rows("Line").Count == 0) throw Fault.Missing("Line");
        row["TxnDate"] ??= office.Ledger.Time.TodayText;
        PeriodRule.RefuseClosed(office, row, before);
        currencies.Document(row, before);
        AccountTypes.Require(office, row, "DepositToAccountRef", AccountTypes.Money);
        var place = 0;
        foreach (var line in row.Rows("Line")) Line(line, row, ++place);
        var total = row.Rows("Line").Sum(line => line.Number("Amount") ?? 0m);
        if (total < 0m) throw Fault.Business("Transaction amount must be 0 or greater.");
        row["TotalAmt"] = Money.Json(total);
        currencies.HomeAmounts(row);
    }

    public void Settle(string entity, JsonObject? before, JsonObject? after)
    {
    }

    public void RefuseRemoval(string entity, JsonObject row) => PeriodRule.RefuseClosed(office, row);

    private void Line(JsonObject line, JsonObject deposit, int place)
    {
        var amount = Money.Cents(line.Number("Amount") ?? throw Fault.Missing("Amount"));
        line["Amount"] = Money.Json(amount);
        line["LineNum"] = place;
        line["Id"] ??= place.ToString(CultureInfo.InvariantCulture);
        var links = line.Rows("LinkedTxn");
        if (links.Count == 0 && line.Part("DepositLineDetail")?.Ref("AccountRef") is null) throw Fault.Missing("AccountRef");
        foreach (var link in links) Link(link, deposit, amount);
    }

    private void Link(JsonObject link, JsonObject deposit, decimal amount)
    {
        var (id, type) = (link.Text("TxnId") ?? throw Fault.Missing("TxnId"), link.Text("TxnType") ?? throw Fault.Missing("TxnType"));
        if (!Linkable.Contains(type)) throw Fault.CannotLink(id, type);
        var document = office.Ledger.Find(type, id) ?? throw Fault.BadReference();
        var expected = type == "RefundReceipt" ? -(document.Number("TotalAmt") ?? 0m) : document.Number("TotalAmt");
        if (document.Ref("DepositToAccountRef") != office.Account("UndepositedFunds")?.Id() || expected != amount
            || Holds(office.Ledger, type, id, deposit.Text("Id"))) throw Fault.CannotLink(id, type);
    }
}
