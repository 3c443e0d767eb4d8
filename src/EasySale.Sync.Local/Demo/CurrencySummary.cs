namespace EasySale.Sync.Local.Demo;

/// <summary>Sums of one currency over written and unchanged records.</summary>
internal sealed record CurrencySummary(decimal SourceTotal, decimal TargetTotal)
{
    public decimal Difference => SourceTotal - TargetTotal;
}
