using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.Rules;
using EasySale.Sync.Simulators.QuickBooks.Books.State;
using EasySale.Sync.Simulators.QuickBooks.Books.Tax;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Records;

/// <summary>Invoices, sales receipts, credit memos and refund receipts: lines, tax, totals.</summary>
internal sealed class SalesForms(Office office, CurrencyRules currencies, DocNumbers numbers, SalesDefaults defaults, Stock stock, Balances balances)
    : IRecordKind
{
    private readonly SalesLines _lines = new(office);
    private readonly UsTax _usTax = new(office);
    private readonly PerLineTax _perLineTax = new(office);

    public IEnumerable<string> Missing(string entity, JsonObject row) =>
        entity is "CreditMemo" && row.Ref("CustomerRef") is null ? ["CustomerRef"] : [];

    public void Complete(string entity, JsonObject row, JsonObject? before, JsonObject sent, WriteOptions options)
    {
        if (row.Rows("Line").Count == 0) throw Fault.Missing("Line");
        row["TxnDate"] ??= office.Ledger.Time.TodayText;
        PeriodRule.RefuseClosed(office, row, before);
        if (before is not null && Deposits.Holds(office.Ledger, entity, row.Id())) throw Fault.Deposited();
        currencies.Document(row, before);
        numbers.Assign(entity, row, before, options.AllowDuplicateNumber);
        defaults.Complete(entity, row);
        var taxed = _lines.Complete(row, before);
        if (before is null || sent.ContainsKey("Line") || sent.ContainsKey("TxnTaxDetail") || sent.ContainsKey("ApplyTaxAfterDiscount")) Tax(row, taxed, sent, before);
        Totals(entity, row, taxed, before);
    }

    public void Settle(string entity, JsonObject? before, JsonObject? after)
    {
        stock.Sale(entity, before, after);
        balances.Customer(before?.Ref("CustomerRef"));
        balances.Customer(after?.Ref("CustomerRef"));
    }

    public void RefuseRemoval(string entity, JsonObject row)
    {
        PeriodRule.RefuseClosed(office, row);
        if (Deposits.Holds(office.Ledger, entity, row.Id())) throw Fault.Deposited();
        if (balances.Applied(entity, row.Id()) != 0m) throw Fault.Business("A payment is linked to this transaction: unlink or delete the payment first.");
    }

    /// <summary>What a void leaves: the document with nothing in it.</summary>
    public static void Void(string entity, JsonObject row)
    {
        foreach (var line in row.Rows("Line"))
        {
            line["Amount"] = 0;
            if (line.Part("SalesItemLineDetail") is not { } detail) continue;
            if (detail.ContainsKey("Qty")) detail["Qty"] = 0;
            if (detail.ContainsKey("UnitPrice")) detail["UnitPrice"] = 0;
        }

        row["TxnTaxDetail"] = new JsonObject { ["TotalTax"] = 0 };
        foreach (var name in new[] { "TotalAmt", "Balance", "HomeTotalAmt", "HomeBalance", "RemainingCredit" })
            if (row.ContainsKey(name)) row[name] = 0;
    }

    /// <summary>The client's tax detail counts when sent; one that was stored only tells which code the document has.</summary>
    private void Tax(JsonObject row, IReadOnlyList<TaxedLine> lines, JsonObject sent, JsonObject? before)
    {
        var detail = sent.Part("TxnTaxDetail");
        if (detail is null && office.IsUs && before?.Part("TxnTaxDetail")?.Ref("TxnTaxCodeRef") is { } code && sent.Flag("sparse") == true)
            detail = TaxLines.CodeOnly(code);
        var document = new TaxedDocument(row, lines, detail);
        row["TxnTaxDetail"] = office.IsUs ? _usTax.Compute(document) : _perLineTax.Compute(document);
    }

    private void Totals(string entity, JsonObject row, IReadOnlyList<TaxedLine> taxed, JsonObject? before)
    {
        SalesLines.SubTotal(row, taxed, office.Switches.SubTotalBeforeShipping);
        var total = taxed.Sum(line => line.Sign * (line.Line.Number("Amount") ?? 0m)) + (row.Part("TxnTaxDetail")?.Number("TotalTax") ?? 0m);
        if (total < 0m) throw Fault.Business("Transaction amount must be 0 or greater.");
        row["TotalAmt"] = Money.Json(total);
        var applied = before is null ? 0m : balances.Applied(entity, row.Id());
        if (applied > total) throw Fault.Business("The amount cannot be less than what has been applied to it.");
        row["Balance"] = Money.Json(entity is "Invoice" or "CreditMemo" ? total - applied : 0m);
        if (entity == "CreditMemo") row["RemainingCredit"] = row["Balance"]!.DeepClone();
        currencies.HomeAmounts(row);
    }
}
