namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>Amounts over written and unchanged records of one currency, in major units.</summary>
/// <param name="Source">As the source tells them.</param>
/// <param name="Target">As the target's answers told them.</param>
public sealed record RunTotals(decimal Source, decimal Target)
{
    public static readonly RunTotals Zero = new(0, 0);

    public decimal Difference => Source - Target;

    public static RunTotals operator +(RunTotals left, RunTotals right) => new(left.Source + right.Source, left.Target + right.Target);
}
