namespace EasySale.Sync.Connectors.WooCommerce.Wire;

internal sealed record WireRefund
{
    public required decimal? Amount { get; init; }

    public string? Reason { get; init; }

    public DateTimeOffset? DateCreatedGmt { get; init; }

    public IReadOnlyList<WireLine> LineItems { get => field ?? []; init; }

    public IReadOnlyList<WireLine> ShippingLines { get => field ?? []; init; }

    public IReadOnlyList<WireLine> FeeLines { get => field ?? []; init; }

    public IReadOnlyList<WireTaxLine> TaxLines { get => field ?? []; init; }
}
