using EasySale.Sync.Engine.Stores.Conflicts;

namespace EasySale.Sync.Engine.Operations.Conflicts;

/// <summary>How many conflicts there are, and how they come and go.</summary>
/// <param name="Open">Waiting for a person.</param>
/// <param name="Decided">Waiting for the run that does what was decided.</param>
/// <param name="Resolved">Over, as long as they are kept.</param>
/// <param name="ByType">Type → those not over.</param>
/// <param name="Trend">The last fourteen days, oldest first.</param>
/// <param name="IsCut">There are more than were counted.</param>
public sealed record ConflictStatistics(
    int Open, int Decided, int Resolved, IReadOnlyDictionary<ConflictType, int> ByType, IReadOnlyList<ConflictDay> Trend, bool IsCut)
{
    /// <summary>The most conflicts that are counted.</summary>
    internal const int MostCounted = 10_000;

    private const int Days = 14;

    internal static ConflictStatistics Of(IReadOnlyList<ConflictView> all, DateTimeOffset now)
    {
        var ongoing = all.Where(conflict => conflict.State != ConflictState.Resolved).ToList();
        var types = Enum.GetValues<ConflictType>().ToDictionary(type => type, type => ongoing.Count(conflict => conflict.Type == type));
        var opened = all.CountBy(conflict => Day(conflict.FirstAt)).ToDictionary();
        var resolved = all.Where(conflict => conflict.ResolvedAt is not null).CountBy(conflict => Day(conflict.ResolvedAt!.Value)).ToDictionary();
        var trend = Enumerable.Range(1 - Days, Days).Select(offset => Day(now).AddDays(offset))
            .Select(day => new ConflictDay(day, opened.GetValueOrDefault(day), resolved.GetValueOrDefault(day)));
        return new ConflictStatistics(
            ongoing.Count(conflict => conflict.State == ConflictState.Open), ongoing.Count(conflict => conflict.State == ConflictState.Decided),
            all.Count - ongoing.Count, types, [.. trend], all.Count >= MostCounted);
    }

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);
}
