namespace EasySale.Sync.Engine.Stores.Plans;

/// <summary>What a plan comes to.</summary>
public sealed record PlanTotals
{
    public static readonly PlanTotals None = new();

    /// <summary>Records something is sent of, those brought along included.</summary>
    public long Records { get; init; }

    public long Operations { get; init; }

    /// <summary>Operations that take something away.</summary>
    public long Destructive { get; init; }

    /// <summary>Calls that sending them takes, about.</summary>
    public long Calls { get; init; }

    /// <summary>Of those, the ones the vendor charges for.</summary>
    public long MeteredCalls { get; init; }

    /// <summary>Entity → action → operations.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> ByEntity { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, long>>();

    /// <summary>Currency → amounts of the records, as the source tells them.</summary>
    public IReadOnlyDictionary<string, decimal> Amounts { get; init; } = new Dictionary<string, decimal>();

    public static PlanTotals operator +(PlanTotals left, PlanTotals right) => new()
    {
        Records = left.Records + right.Records,
        Operations = left.Operations + right.Operations,
        Destructive = left.Destructive + right.Destructive,
        Calls = left.Calls + right.Calls,
        MeteredCalls = left.MeteredCalls + right.MeteredCalls,
        ByEntity = left.ByEntity.Concat(right.ByEntity).GroupBy(pair => pair.Key, pair => pair.Value).ToDictionary(
            same => same.Key, IReadOnlyDictionary<string, long> (same) => Sum(same.SelectMany(actions => actions), values => values.Sum())),
        Amounts = Sum(left.Amounts.Concat(right.Amounts), values => values.Sum()),
    };

    private static Dictionary<string, T> Sum<T>(IEnumerable<KeyValuePair<string, T>> pairs, Func<IEnumerable<T>, T> sum) =>
        pairs.GroupBy(pair => pair.Key, pair => pair.Value).ToDictionary(same => same.Key, same => sum(same));
}
