using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>How an order was paid: the books' payment method and the account its money lands on.</summary>
/// <param name="Method">Id of the payment method, null for none.</param>
/// <param name="DepositAccount">Id of the account, null for the one the books choose.</param>
internal sealed record Gateway(string? Method, string? DepositAccount)
{
    /// <summary>By the settings; a method nothing is set for is the active one of the very name the shop shows.</summary>
    public static Gateway Of(Order? order, CompanyProfile company, QuickBooksSettings settings)
    {
        var route = order?.PaymentMethod is { } gateway ? settings.PaymentMethods.GetValueOrDefault(gateway) : null;
        return new Gateway(route?.Method ?? Named(order?.PaymentMethodTitle, company), route?.DepositAccount ?? settings.DepositAccount);
    }

    public void Write(Utf8JsonWriter body)
    {
        if (Method is not null) body.Reference("PaymentMethodRef", Method);
        if (DepositAccount is not null) body.Reference("DepositToAccountRef", DepositAccount);
    }

    private static string? Named(string? title, CompanyProfile company)
    {
        if (string.IsNullOrWhiteSpace(title)) return null;
        var named = company.PaymentMethods.Where(method => method.Active && method.Name.Equals(title.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return named.Count == 1 ? named[0].Id : null;
    }
}
