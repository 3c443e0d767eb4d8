using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>
/// Whom an order is booked on: a customer of the shop, one the order carries within itself (a guest, or a customer in a currency
/// of its own: the books keep one customer per currency), or the one customer of the settings.
/// </summary>
/// <param name="Key">The customer's record; null where it is the one of the settings, or nobody.</param>
/// <param name="Carried">The customer, where the order carries it.</param>
internal sealed record Buyer(RecordKey? Key, Customer? Carried)
{
    private const int HashBytes = 8;

    public static Buyer Of(Order order, CompanyProfile company, QuickBooksSettings settings)
    {
        var foreign = company.MultiCurrency && order.Currency != company.HomeCurrency;
        var suffix = foreign ? $":{order.Currency}" : "";
        if (order.CustomerId is { } id) return foreign ? Carry(order, $"{id}{suffix}") : new Buyer(new RecordKey(RecordKind.Customers, id), null);
        if (settings.Guests == Guests.Single && !foreign) return new Buyer(null, null);
        return order.Billing.Email is { Length: > 0 } email ? Carry(order, $"guest:{Hash(email)}{suffix}") : new Buyer(null, null);
    }

    /// <summary>The customer's id in the books, or its placeholder.</summary>
    /// <exception cref="SyncException">There is no customer to book on.</exception>
    public string Reference(PlanContext context, QuickBooksSettings settings)
    {
        if (Key is { } key && (Carried is not null || context.Without(key) is null)) return context.Reference(key);
        return settings.GuestCustomer ?? throw new SyncException(
            FailureCause.FixSettings,
            $"{QuickBooksErrors.Prefix}no_customer",
            "This order names no customer that could be found in the shop, and no customer is set for such orders. Choose one in the setting guestCustomer.");
    }

    /// <summary>A customer that only lives within orders.</summary>
    public static bool IsCarried(RecordKey customer) => customer.Id.Contains(':', StringComparison.Ordinal);

    private static Buyer Carry(Order order, string id)
    {
        var customer = new Customer
        {
            Id = id,
            Email = order.Billing.Email,
            FirstName = order.Billing.FirstName,
            LastName = order.Billing.LastName,
            Company = order.Billing.Company,
            Phone = order.Billing.Phone,
            Billing = order.Billing,
            Shipping = order.Shipping,
            Currency = order.Currency,
        };
        return new Buyer(customer.Key, customer);
    }

    private static string Hash(string email) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant())).AsSpan(0, HashBytes));
}
