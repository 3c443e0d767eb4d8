using NCrontab;
using NodaTime;
using NodaTime.TimeZones;

namespace EasySale.Sync.Engine.Operations.Schedules;

/// <summary>
/// The occurrences of a cron expression in a time zone. An occurrence in the hour a spring change leaves out comes right after
/// it, several of them once; one in the hour an autumn change repeats comes in its first pass.
/// </summary>
public sealed class CronTimes
{
    // Local clocks are put forward by at most a day (islands that crossed the date line); what was skipped comes right after it.
    private static readonly TimeSpan LongestGap = TimeSpan.FromHours(24);
    private static readonly DateTime End = new(2200, 1, 1);
    private static readonly ZoneLocalMappingResolver Resolver = NodaTime.TimeZones.Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private readonly CrontabSchedule _cron;
    private readonly DateTimeZone _zone;

    private CronTimes(CrontabSchedule cron, DateTimeZone zone) => (_cron, _zone) = (cron, zone);

    /// <exception cref="FormatException">The expression or the zone is not valid; inputs are checked before they are stored.</exception>
    public static CronTimes Of(string expression, string timeZone) => new(
        CronText.Parse(expression) ?? throw new FormatException($"\"{expression}\" is no cron expression."),
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? throw new FormatException($"\"{timeZone}\" is no time zone."));

    /// <summary>The first occurrence after an instant; null when there is none before the year 2200.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var instant = Instant.FromDateTimeOffset(after);
        var start = instant.InZone(_zone).LocalDateTime.ToDateTimeUnspecified();
        var back = HasGapBefore(instant) ? LongestGap : TimeSpan.Zero;
        foreach (var local in _cron.GetNextOccurrences(start - back, End))
            if (InstantOf(local) is var at && at > instant) return at.ToDateTimeOffset();
        return null;
    }

    /// <summary>Occurrences after an instant, up to and including another, oldest first.</summary>
    public IEnumerable<DateTimeOffset> Between(DateTimeOffset after, DateTimeOffset until)
    {
        for (var next = Next(after); next <= until; next = Next(next.Value)) yield return next.Value;
    }

    private bool HasGapBefore(Instant instant)
    {
        var offsets = _zone.GetZoneInterval(instant);
        return offsets.HasStart && instant - offsets.Start <= Duration.FromTimeSpan(LongestGap);
    }

    private Instant InstantOf(DateTime local) => _zone.ResolveLocal(LocalDateTime.FromDateTime(local), Resolver).ToInstant();
}
