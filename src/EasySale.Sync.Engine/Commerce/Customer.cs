namespace EasySale.Sync.Engine.Commerce;

/// <summary>A customer account. Guests have none: they live in their orders' billing address.</summary>
public sealed record Customer : CommerceRecord
{
    public override RecordKind Kind => RecordKind.Customers;

    public string? Email { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Company { get; init; }

    public string? Phone { get; init; }

    public Address? Billing { get; init; }

    public Address? Shipping { get; init; }

    /// <summary>ISO 4217 code of the currency the account buys in; null for the shop's own.</summary>
    public string? Currency { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }
}
