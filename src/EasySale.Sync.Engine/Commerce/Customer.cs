using System.Text.Json.Serialization;

namespace EasySale.Sync.Engine.Commerce;

/// <summary>A customer account. Guests have none: they live in their orders' billing address.</summary>
public sealed record Customer : CommerceRecord
{
    public override RecordKind Kind => RecordKind.Customers;

    /// <summary>The name the source lists it under, where that says more than person and company do; null otherwise.</summary>
    public string? DisplayName { get; init; }

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

    /// <summary>The customer of another system it was made from by a sync; null where nothing says so.</summary>
    [JsonIgnore]
    public RecordOrigin? Origin { get; init; }
}
