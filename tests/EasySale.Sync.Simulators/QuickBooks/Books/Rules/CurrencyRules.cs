using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Rules;

/// <summary>Currencies of people and documents: one per customer, fixed once set; a document has its customer's.</summary>
internal sealed class CurrencyRules(Office office)
{
    public void Person(JsonObject row, JsonObject? before)
    {
        var code = row.Ref("CurrencyRef") ?? before?.Ref("CurrencyRef") ?? office.HomeCurrency;
        if (before?.Ref("CurrencyRef") is { } fixedCode && fixedCode != code) throw Fault.Business("The currency of a customer or vendor cannot be changed.");
        RefuseForeign(code);
        row["CurrencyRef"] = Office.Currency(code);
    }

    public void Document(JsonObject row, JsonObject? before)
    {
        if (office.MultiCurrency && row.Ref("CurrencyRef") is null) throw Fault.Missing("CurrencyRef");
        var code = row.Ref("CurrencyRef") ?? office.HomeCurrency;
        RefuseForeign(code);
        if (before is not null && before.Ref("CurrencyRef") != code) throw Fault.Business("The currency of a transaction cannot be changed.");
        var customer = office.Ledger.Find("Customer", row.Ref("CustomerRef"));
        if (customer?.Ref("CurrencyRef") is { } theirs && theirs != code) throw Fault.Business("The currency of the transaction must be that of the customer.");
        row["CurrencyRef"] = Office.Currency(code);
        if (office.MultiCurrency) row["ExchangeRate"] = Money.Json(row.Number("ExchangeRate") ?? RateOf(code));
        else row.Remove("ExchangeRate");
    }

    /// <summary>Home amounts, where several currencies are in use.</summary>
    public void HomeAmounts(JsonObject row)
    {
        if (!office.MultiCurrency) return;
        var rate = row.Number("ExchangeRate") ?? 1m;
        row["HomeTotalAmt"] = Money.Json(Money.Cents((row.Number("TotalAmt") ?? 0m) * rate));
        if (row.Number("Balance") is { } balance) row["HomeBalance"] = Money.Json(Money.Cents(balance * rate));
    }

    public decimal RateOf(string code) => code == office.HomeCurrency
        ? 1m
        : office.Ledger.All("ExchangeRate").LastOrDefault(rate => rate.Text("SourceCurrencyCode") == code)?.Number("Rate") ?? 1m;

    private void RefuseForeign(string code)
    {
        if (code == office.HomeCurrency) return;
        if (!office.MultiCurrency) throw Fault.Business("Multicurrency is not enabled for this company.");
        if (!office.Ledger.All("CompanyCurrency").Any(currency => currency.Text("Code") == code && currency.IsActive())) throw Fault.BadReference();
    }
}
