using EasySale.Sync.Engine.Stores.Metrics;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Metrics;

/// <summary>What work is estimated to have cost, in US dollars, by the prices in the tenant's settings.</summary>
/// <param name="Storage">Storage transactions.</param>
/// <param name="Compute">Time spent working.</param>
/// <param name="Metered">Metered calls, each at the price of one beyond what the vendor's plan includes.</param>
/// <param name="PerThousandRecords">All of it for each thousand records processed; null where none were.</param>
public sealed record CostView(decimal Storage, decimal Compute, decimal Metered, decimal? PerThousandRecords)
{
    /// <summary>Memory an instance is billed for while it works, in GB.</summary>
    private const decimal Memory = 0.5m;

    private const int Places = 6;
    private const decimal MicroDollars = 1_000_000;

    public string Currency { get; } = "USD";

    public decimal Total => Storage + Compute + Metered;

    public static CostView Of(Figures figures, TenantSettings prices)
    {
        var storage = Dollars(figures.StorageTransactions / 10_000m, prices.StoragePriceMicroUsd);
        var compute = Dollars((decimal)figures.Seconds * Memory / 1000, prices.ComputePriceMicroUsd);
        var metered = Dollars(figures.MeteredCalls / 1000m, prices.MeteredPriceMicroUsd);
        var records = figures.Counts.Read;
        return new CostView(storage, compute, metered, records == 0 ? null : Math.Round((storage + compute + metered) * 1000 / records, Places));
    }

    private static decimal Dollars(decimal units, int microDollars) => Math.Round(units * microDollars / MicroDollars, Places);
}
