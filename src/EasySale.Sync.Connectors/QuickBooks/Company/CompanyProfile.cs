namespace EasySale.Sync.Connectors.QuickBooks.Company;

/// <summary>What is remembered of a company for a day: everything a plan must know of it. Active and inactive entries alike.</summary>
internal sealed record CompanyProfile
{
    /// <summary>ISO 3166-1 alpha-2 code of the company's edition, such as US or GB.</summary>
    public required string Country { get; init; }

    public required string Name { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string HomeCurrency { get; init; }

    public bool MultiCurrency { get; init; }

    public TaxModel TaxModel { get; init; }

    /// <summary>IANA name; UTC where the company tells none.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Document numbers are ours to set.</summary>
    public bool CustomTxnNumbers { get; init; }

    /// <summary>Custom fields of sales forms that are switched on: definition id (1, 2 or 3) → name.</summary>
    public IReadOnlyDictionary<string, string> SalesFields { get; init; } = new Dictionary<string, string>();

    public bool AllowDiscount { get; init; }

    public bool AllowShipping { get; init; }

    /// <summary>Inventory items are possible.</summary>
    public bool TracksQuantity { get; init; }

    /// <summary>Account id of the shipping of sales forms, null where shipping is off.</summary>
    public string? ShippingAccount { get; init; }

    /// <summary>Account id of discounts on sales forms.</summary>
    public string? DiscountAccount { get; init; }

    /// <summary>The tax code documents get in a US company with manual sales tax.</summary>
    public string? TaxGroupCode { get; init; }

    /// <summary>The last day of the closed period, where the company tells one.</summary>
    public DateOnly? BooksClosedUntil { get; init; }

    public IReadOnlyList<Account> Accounts { get; init; } = [];

    public IReadOnlyList<TaxCode> TaxCodes { get; init; } = [];

    public IReadOnlyList<TaxRate> TaxRates { get; init; } = [];

    public IReadOnlyList<PaymentMethod> PaymentMethods { get; init; } = [];

    public IReadOnlyList<Term> Terms { get; init; } = [];

    /// <summary>When it was read, on our clock.</summary>
    public DateTimeOffset LoadedAt { get; init; }
}
