namespace EasySale.Sync.Connectors.WooCommerce.Wire;

internal sealed record WireCustomer
{
    public DateTimeOffset? DateCreatedGmt { get; init; }

    public DateTimeOffset? DateModifiedGmt { get; init; }

    public string? Email { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public WireAddress? Billing { get; init; }

    public WireAddress? Shipping { get; init; }
}
