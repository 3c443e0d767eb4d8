namespace EasySale.Sync.Local.Demo;

/// <summary>One stream of the first sync, in the form of <c>--json</c>. Amounts are in the shop's main currency, others by currency.</summary>
internal sealed record RouteSummary
{
    public required string Route { get; init; }

    public required long Read { get; init; }

    public required long Written { get; init; }

    public required long Unchanged { get; init; }

    public required long Skipped { get; init; }

    public required long Failed { get; init; }

    public required decimal SourceTotal { get; init; }

    public required decimal TargetTotal { get; init; }

    public decimal Difference => SourceTotal - TargetTotal;

    public required IReadOnlyDictionary<string, CurrencySummary> ByCurrency { get; init; }

    public required double Seconds { get; init; }

    public required long StorageTransactions { get; init; }

    public required long VendorCalls { get; init; }

    public required long MeteredCalls { get; init; }
}
