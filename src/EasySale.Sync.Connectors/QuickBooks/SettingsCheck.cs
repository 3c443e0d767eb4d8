using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Holds the settings against the real company: everything they name must be there, active and of the right kind.</summary>
internal sealed class SettingsCheck(QuickBooksClient client, CompanyReader company, QuickBooksSettings settings)
{
    private static readonly IReadOnlyList<string> Deposits = ["Bank", "Other Current Asset"];
    private static readonly IReadOnlyList<string> Incomes = ["Income", "Other Income"];
    private static readonly IReadOnlyList<string> Expenses = ["Cost of Goods Sold", "Expense", "Other Expense"];
    private static readonly IReadOnlyList<string> Roundings = [.. Incomes, .. Expenses];
    private static readonly IReadOnlyList<string> Unsellable = ["Category", "Group"];

    private readonly Dictionary<string, string> _problems = [];

    /// <summary>Field name → what is wrong and what to do.</summary>
    /// <exception cref="Engine.Failures.SyncException">The company cannot be read.</exception>
    public async Task<IReadOnlyDictionary<string, string>> Run(CancellationToken cancellation)
    {
        var known = await company.Load(cancellation);
        Accounts(known);
        TaxCodes(known);
        Payments(known);
        await Items(cancellation);
        await Customer(cancellation);
        return _problems;
    }

    private void Accounts(CompanyProfile known)
    {
        Account(Fields.DepositAccount, settings.DepositAccount, Deposits, known);
        Account(Fields.IncomeAccount, settings.IncomeAccount, Incomes, known);
        Account(Fields.ExpenseAccount, settings.ExpenseAccount, Expenses, known);
        Account(Fields.RoundingAccount, settings.RoundingAccount, Roundings, known);
    }

    private void Account(SettingField field, string? id, IReadOnlyList<string> types, CompanyProfile known)
    {
        if (id is null) return;
        var account = known.Accounts.FirstOrDefault(each => each.Id == id);
        if (account is null) Wrong(field, $"There is no account with the id {id} in QuickBooks.");
        else if (!account.Active) Wrong(field, $"The account \"{account.Name}\" is inactive. Make it active in QuickBooks, or choose another.");
        else if (!types.Contains(account.Type)) Wrong(field, $"The account \"{account.Name}\" is of the type {account.Type}. It must be one of: {string.Join(", ", types)}.");
    }

    private void TaxCodes(CompanyProfile known)
    {
        Code(Fields.DefaultTaxCode, settings.DefaultTaxCode, known);
        Code(Fields.ExemptTaxCode, settings.ExemptTaxCode, known);
        foreach (var code in settings.TaxCodes.Values.Distinct()) Code(Fields.TaxCodes, code, known);
    }

    private void Code(SettingField field, string? id, CompanyProfile known)
    {
        if (id is null) return;
        var code = known.TaxCodes.FirstOrDefault(each => each.Id == id);
        if (code is null) Wrong(field, $"There is no tax code with the id {id} in QuickBooks. There are: {string.Join(", ", known.TaxCodes.Where(each => each.Active).Select(each => $"{each.Id} ({each.Name})"))}.");
        else if (!code.Active) Wrong(field, $"The tax code \"{code.Name}\" is inactive. Make it active in QuickBooks, or choose another.");
    }

    private void Payments(CompanyProfile known)
    {
        foreach (var (gateway, route) in settings.PaymentMethods)
        {
            Account(Fields.PaymentMethods, route.DepositAccount, Deposits, known);
            if (route.Method is { } id && known.PaymentMethods.FirstOrDefault(each => each.Id == id) is not { Active: true })
                Wrong(Fields.PaymentMethods, $"{gateway}: there is no active payment method with the id {id} in QuickBooks. There are: {string.Join(", ", known.PaymentMethods.Where(each => each.Active).Select(each => $"{each.Id} ({each.Name})"))}.");
        }
    }

    private async Task Items(CancellationToken cancellation)
    {
        var named = new List<(SettingField Field, string Id)>();
        foreach (var (field, id) in new[]
        {
            (Fields.ShippingItem, settings.ShippingItem), (Fields.FeeItem, settings.FeeItem), (Fields.RefundItem, settings.RefundItem),
            (Fields.RoundingItem, settings.RoundingItem), (Fields.FallbackItem, settings.FallbackItem),
        })
            if (id is not null) named.Add((field, id));
        if (named.Count == 0) return;
        var rows = await client.Rows("Item", $"select * from Item where Id in ({string.Join(", ", named.Select(each => $"'{each.Id}'").Distinct())}) and Active in (true, false) maxresults 1000", cancellation);
        var items = rows.ToDictionary(row => row.GetProperty("Id").GetString()!);
        foreach (var (field, id) in named)
        {
            if (!items.TryGetValue(id, out var item)) Wrong(field, $"There is no item with the id {id} in QuickBooks.");
            else if (!item.IsActive()) Wrong(field, $"The item \"{item.Text("Name")}\" is inactive. Make it active in QuickBooks, or choose another.");
            else if (Unsellable.Contains(item.Text("Type"))) Wrong(field, $"\"{item.Text("Name")}\" is a {item.Text("Type")} and cannot be sold. Choose a service or a product.");
        }
    }

    private async Task Customer(CancellationToken cancellation)
    {
        if (settings.GuestCustomer is not { } id) return;
        var rows = await client.Rows("Customer", $"select * from Customer where Id = '{id}' and Active in (true, false)", cancellation);
        if (rows.Count == 0) Wrong(Fields.GuestCustomer, $"There is no customer with the id {id} in QuickBooks.");
        else if (!rows[0].IsActive()) Wrong(Fields.GuestCustomer, "This customer is inactive. Make the customer active in QuickBooks, or choose another.");
    }

    private void Wrong(SettingField field, string problem) => _problems.TryAdd(field.Name, problem);
}
