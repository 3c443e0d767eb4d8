namespace EasySale.Sync.Engine.Stores.Plans;

/// <summary>Records that were not sent as planned, because their links or their versions had moved: they were read and planned anew.</summary>
/// <param name="Count">How many.</param>
/// <param name="First">The first of them, such as <c>orders/1042</c>.</param>
public sealed record ReplannedRecords(long Count, IReadOnlyList<string> First)
{
    public const int MostNamed = 100;

    public static readonly ReplannedRecords None = new(0, []);

    public static ReplannedRecords operator +(ReplannedRecords left, ReplannedRecords right) =>
        new(left.Count + right.Count, [.. left.First.Concat(right.First).Take(MostNamed)]);
}
