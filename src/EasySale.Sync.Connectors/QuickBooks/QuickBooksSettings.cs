using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>What a connection to a QuickBooks Online company says. Items, accounts, customers and codes are told by QuickBooks id.</summary>
internal sealed record QuickBooksSettings
{
    /// <summary>The connection's own id, as other systems' marks name it.</summary>
    public string ConnectionId { get; init; } = "";

    /// <summary>Address of the accounting API, without a slash at its end.</summary>
    public required string ApiUrl { get; init; }

    /// <summary>Address of the token endpoint.</summary>
    public required string OAuthUrl { get; init; }

    public required string RealmId { get; init; }

    public required string ClientId { get; init; }

    public required Secret ClientSecret { get; init; }

    /// <summary>The app that calls.</summary>
    public AppKeys App => new(ClientId, ClientSecret, OAuthUrl);

    /// <summary>The refresh token the merchant gave: the first of a chain.</summary>
    public required Secret RefreshToken { get; init; }

    /// <summary>Order statuses, without prefix, in which an unpaid order becomes an invoice.</summary>
    public IReadOnlySet<string> UnpaidStatuses { get; init; } = new HashSet<string>();

    public PaidDocument PaidDocument { get; init; }

    /// <summary>Days until an invoice is due.</summary>
    public int PaymentTermsDays { get; init; }

    public string? ShippingItem { get; init; }

    public string? FeeItem { get; init; }

    public string? RefundItem { get; init; }

    public string? RoundingItem { get; init; }

    /// <summary>Stands for products that are gone from the shop.</summary>
    public string? FallbackItem { get; init; }

    /// <summary>Buys where no customer can be named.</summary>
    public string? GuestCustomer { get; init; }

    public Guests Guests { get; init; }

    public string? DepositAccount { get; init; }

    /// <summary>Where sales of items made by the sync are booked; null: the company's account for product sales.</summary>
    public string? IncomeAccount { get; init; }

    public string? ExpenseAccount { get; init; }

    public string? RoundingAccount { get; init; }

    /// <summary>The shop's tax rate id → tax code id.</summary>
    public IReadOnlyDictionary<string, string> TaxCodes { get; init; } = new Dictionary<string, string>();

    public string? DefaultTaxCode { get; init; }

    public string? ExemptTaxCode { get; init; }

    /// <summary>The shop's payment gateway (such as <c>stripe</c>) → how its money is booked.</summary>
    public IReadOnlyDictionary<string, GatewayRoute> PaymentMethods { get; init; } = new Dictionary<string, GatewayRoute>();

    /// <summary>Custom field 1, 2 or 3 → what of the order goes there (such as <c>number</c>).</summary>
    public IReadOnlyDictionary<string, string> CustomFields { get; init; } = new Dictionary<string, string>();

    public string? DocNumberPrefix { get; init; }

    public Discounts Discounts { get; init; }

    public CancelledOrders CancelledOrders { get; init; }

    public OnDifference OnDifference { get; init; }

    public WriteLane Lane { get; init; }

    /// <summary>The buyer's note goes onto the document.</summary>
    public bool SendNotes { get; init; }
}
