namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>What became of the records of a step. Read = written + unchanged + skipped + failed.</summary>
public sealed record RunCounts
{
    public long Read { get; init; }

    public long Written { get; init; }

    public long Unchanged { get; init; }

    public long Skipped { get; init; }

    public long Failed { get; init; }

    /// <summary>Records of other kinds written first because these needed them; not part of <see cref="Read"/>.</summary>
    public long BroughtAlong { get; init; }

    public static RunCounts operator +(RunCounts left, RunCounts right) => new()
    {
        Read = left.Read + right.Read,
        Written = left.Written + right.Written,
        Unchanged = left.Unchanged + right.Unchanged,
        Skipped = left.Skipped + right.Skipped,
        Failed = left.Failed + right.Failed,
        BroughtAlong = left.BroughtAlong + right.BroughtAlong,
    };
}
