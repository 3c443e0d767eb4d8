namespace EasySale.Sync.Engine.Stores.Limits;

/// <summary>The metered calls of one connection in one calendar month (UTC).</summary>
public sealed record MonthOfCalls
{
    private const int DaysLookedAt = 7;

    /// <summary>Day of the month → calls.</summary>
    public IReadOnlyDictionary<int, long> Days { get; init; } = new Dictionary<int, long>();

    public long Calls => Days.Values.Sum();

    public MonthOfCalls With(DateTimeOffset at, long calls) =>
        this with { Days = new Dictionary<int, long>(Days) { [at.Day] = Days.GetValueOrDefault(at.Day) + calls } };

    /// <summary>Calls of the whole month, if the rest of it is like the last seven days of it.</summary>
    public long Forecast(DateTimeOffset now)
    {
        var today = now.Day - 1 + now.TimeOfDay.TotalDays;
        var first = Math.Max(now.Day - DaysLookedAt + 1, 1);
        // A few minutes are no day to judge a month by.
        var looked = Math.Max(today - (first - 1), 1);
        var perDay = Days.Where(day => day.Key >= first).Sum(day => day.Value) / looked;
        var left = DateTime.DaysInMonth(now.Year, now.Month) - today;
        return Calls + (long)Math.Round(perDay * left);
    }
}
