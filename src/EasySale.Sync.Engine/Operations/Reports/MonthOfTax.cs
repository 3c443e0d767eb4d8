using EasySale.Sync.Engine.Operations.Export;

namespace EasySale.Sync.Engine.Operations.Reports;

/// <summary>The tax of one stream's records of one month, in one currency.</summary>
/// <param name="Month">The month (UTC), such as <c>2026-11</c>; null where the source does not say.</param>
public sealed record MonthOfTax(string? Month, string Entity, string Source, string Target, string Currency)
{
    public static readonly IReadOnlyList<ExportColumn<MonthOfTax>> Columns =
    [
        new("month", row => row.Month) { Width = 7 },
        new("entity", row => row.Entity) { Width = 9 },
        new("source", row => row.Source) { Width = 20 },
        new("target", row => row.Target) { Width = 20 },
        new("currency", row => row.Currency) { Width = 8 },
        new("records", row => row.Records) { Width = 9 },
        new("gross", row => row.Gross) { Width = 15 },
        new("net", row => row.Net) { Width = 15 },
        new("tax", row => row.Tax) { Width = 13 },
        new("targetTax", row => row.TargetTax) { Width = 13 },
        new("taxDifference", row => row.TaxDifference) { Width = 13 },
    ];

    public long Records { get; init; }

    /// <summary>As the source tells it, tax included.</summary>
    public decimal Gross { get; init; }

    public decimal Net => Gross - Tax;

    /// <summary>As the source tells it.</summary>
    public decimal Tax { get; init; }

    /// <summary>As the target answered; null where it does not say for every record it has.</summary>
    public decimal? TargetTax { get; init; }

    public decimal? TaxDifference => Tax - TargetTax;

    /// <summary>The days of a stream month by month, in the order they come.</summary>
    public static async IAsyncEnumerable<MonthOfTax> Of(IAsyncEnumerable<DayOfMoney> days)
    {
        MonthOfTax? sum = null;
        await foreach (var month in days.Select(Of))
        {
            if (sum is not null && !sum.IsSame(month))
            {
                yield return sum;
                sum = null;
            }

            sum = sum is null ? month : sum with
            {
                Records = sum.Records + month.Records,
                Gross = sum.Gross + month.Gross,
                Tax = sum.Tax + month.Tax,
                TargetTax = sum.TargetTax + month.TargetTax,
            };
        }

        if (sum is not null) yield return sum;
    }

    private static MonthOfTax Of(DayOfMoney day) =>
        new(day.Day?.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), day.Entity, day.Source, day.Target, day.Currency)
        {
            Records = day.SourceCount,
            Gross = day.SourceGross,
            Tax = day.SourceTax,
            TargetTax = day.TargetTax,
        };

    private bool IsSame(MonthOfTax other) =>
        (Month, Entity, Source, Target, Currency) == (other.Month, other.Entity, other.Source, other.Target, other.Currency);
}
