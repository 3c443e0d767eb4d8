namespace EasySale.Sync.Engine.Commerce;

/// <summary>A postal address with the contact at it. Parts a source leaves empty are null.</summary>
public sealed record Address
{
    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Company { get; init; }

    public string? Line1 { get; init; }

    public string? Line2 { get; init; }

    public string? City { get; init; }

    /// <summary>Province, state or region, as the source writes it (a code where it has one).</summary>
    public string? Region { get; init; }

    public string? PostalCode { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    public string? Country { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>Masked: all of it is about a person.</summary>
    public override string ToString() => "***";
}
