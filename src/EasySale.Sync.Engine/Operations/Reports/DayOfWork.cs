using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Export;
using EasySale.Sync.Engine.Operations.Metrics;
using EasySale.Sync.Engine.Stores.Metrics;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Reports;

/// <summary>What was done for one kind of records on one route on one day, and what it is estimated to have cost.</summary>
/// <param name="Day">The day (UTC) the runs ended.</param>
/// <param name="Source">Source connection.</param>
/// <param name="Target">Target connection.</param>
/// <param name="Entity">The kind.</param>
/// <param name="Figures">The sums.</param>
/// <param name="Cost">In US dollars.</param>
public sealed record DayOfWork(DateOnly Day, string Source, string Target, string Entity, Figures Figures, CostView Cost)
{
    private static readonly ExportColumn<DayOfWork>[] Keys =
    [
        new("day", row => row.Day) { Width = 10 },
        new("source", row => row.Source) { Width = 20 },
        new("target", row => row.Target) { Width = 20 },
        new("entity", row => row.Entity) { Width = 9 },
        new("records", row => row.Figures.Counts.Read) { Width = 9 },
    ];

    /// <summary>What became of records.</summary>
    public static readonly IReadOnlyList<ExportColumn<DayOfWork>> Summary =
    [
        .. Keys,
        new("written", row => row.Figures.Counts.Written) { Width = 9 },
        new("unchanged", row => row.Figures.Counts.Unchanged) { Width = 9 },
        new("skipped", row => row.Figures.Counts.Skipped) { Width = 9 },
        new("failed", row => row.Figures.Counts.Failed) { Width = 9 },
        new("successRate", row => FiguresView.RateOf(row.Figures)) { Width = 8 },
        new("runs", row => row.Figures.Steps) { Width = 6 },
        new("durationMs", row => Math.Round(row.Figures.Seconds * 1000, 1)) { Width = 12 },
    ];

    /// <summary>What it took.</summary>
    public static readonly IReadOnlyList<ExportColumn<DayOfWork>> Costs =
    [
        .. Keys,
        new("storageTransactions", row => row.Figures.StorageTransactions) { Width = 12 },
        new("vendorCalls", row => row.Figures.VendorCalls) { Width = 8 },
        new("meteredCalls", row => row.Figures.MeteredCalls) { Width = 8 },
        new("storageUsd", row => row.Cost.Storage) { Width = 10 },
        new("computeUsd", row => row.Cost.Compute) { Width = 10 },
        new("meteredUsd", row => row.Cost.Metered) { Width = 10 },
        new("totalUsd", row => row.Cost.Total) { Width = 10 },
        new("usdPerThousandRecords", row => row.Cost.PerThousandRecords) { Width = 10 },
    ];

    public static IEnumerable<DayOfWork> Of(DayOfRoute day, TenantSettings prices) => day.Kinds.OrderBy(kind => kind.Key)
        .Select(kind => new DayOfWork(day.Day, day.Source, day.Target, kind.Key.Name(), kind.Value, CostView.Of(kind.Value, prices)));
}
