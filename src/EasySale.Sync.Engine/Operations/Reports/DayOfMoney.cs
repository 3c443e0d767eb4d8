using EasySale.Sync.Engine.Operations.Export;

namespace EasySale.Sync.Engine.Operations.Reports;

/// <summary>What both sides have of one stream's records of one day, in one currency.</summary>
public sealed record DayOfMoney
{
    public static readonly IReadOnlyList<ExportColumn<DayOfMoney>> Columns =
    [
        new("day", row => row.Day) { Width = 10 },
        new("entity", row => row.Entity) { Width = 8 },
        new("source", row => row.Source) { Width = 16 },
        new("target", row => row.Target) { Width = 16 },
        new("currency", row => row.Currency) { Width = 8 },
        new("sourceCount", row => row.SourceCount) { Width = 7 },
        new("targetCount", row => row.TargetCount) { Width = 7 },
        new("sourceGross", row => row.SourceGross) { Width = 12 },
        new("targetGross", row => row.TargetGross) { Width = 12 },
        new("difference", row => row.Difference) { Width = 10 },
        new("sourceTax", row => row.SourceTax) { Width = 10 },
        new("targetTax", row => row.TargetTax) { Width = 10 },
        new("taxDifference", row => row.TaxDifference) { Width = 10 },
        new("discount", row => row.Discount) { Width = 9 },
        new("fees", row => row.Fees) { Width = 8 },
        new("failed", row => row.Failed) { Width = 6 },
        new("skipped", row => row.Skipped) { Width = 7 },
        new("dismissed", row => row.Dismissed) { Width = 9 },
    ];

    /// <summary>The day (UTC) of the sale, payment or refund; null where the source does not say, or an older release handled it.</summary>
    public required DateOnly? Day { get; init; }

    public required string Entity { get; init; }

    public required string Source { get; init; }

    public required string Target { get; init; }

    public required string Currency { get; init; }

    /// <summary>Records the target should have: all but those skipped, and those the source gave up.</summary>
    public long SourceCount { get; init; }

    /// <summary>Records it has, also of those it should not have any more.</summary>
    public long TargetCount { get; init; }

    /// <summary>Tax included.</summary>
    public decimal SourceGross { get; init; }

    public decimal TargetGross { get; init; }

    /// <summary>Source minus target; anything but zero is money one side does not have.</summary>
    public decimal Difference => SourceGross - TargetGross;

    public decimal SourceTax { get; init; }

    /// <summary>Null where the target does not say for every record it has.</summary>
    public decimal? TargetTax { get; init; }

    public decimal? TaxDifference => SourceTax - TargetTax;

    /// <summary>Taken off by the source, without tax.</summary>
    public decimal Discount { get; init; }

    /// <summary>Fee lines of the source, without tax.</summary>
    public decimal Fees { get; init; }

    /// <summary>Records with an open failure, or refused and waiting for a person; they are in <see cref="SourceCount"/>.</summary>
    public long Failed { get; init; }

    /// <summary>Records the target rightly does not have; they are in no other column.</summary>
    public long Skipped { get; init; }

    /// <summary>Records that failed and that a person has seen to by hand: both sides are taken to have what the source tells of them.</summary>
    public long Dismissed { get; init; }
}
