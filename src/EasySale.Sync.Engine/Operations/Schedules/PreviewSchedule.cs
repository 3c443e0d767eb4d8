using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Schedules;
using NodaTime;

namespace EasySale.Sync.Engine.Operations.Schedules;

/// <summary>Shows when a cron expression comes.</summary>
public sealed class PreviewSchedule(TimeProvider time)
{
    private const int Shown = 10;
    private const int Most = 100;

    /// <param name="caller">Who asks.</param>
    /// <param name="cronExpression">5 or 6 fields.</param>
    /// <param name="timezone">IANA zone; null for the default one.</param>
    /// <param name="count">How many occurrences, 1–100; null for 10.</param>
    /// <exception cref="ProblemException">A value is wrong (400).</exception>
    public SchedulePreview Show(Caller caller, string? cronExpression, string? timezone, string? count)
    {
        caller.Demand(Role.Viewer);
        var errors = new InputErrors();
        var zone = timezone ?? ScheduleDefaults.TimeZone;
        if (cronExpression is null) errors.Add("cronExpression", "Is missing. Example: \"0 2 * * *\" is every day at 02:00.");
        else if (CronText.Problem(cronExpression) is { } problem) errors.Add("cronExpression", problem);
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null) errors.Add("timezone", $"\"{zone}\" is no IANA time zone. Example: \"{ScheduleDefaults.TimeZone}\".");
        var number = Shown;
        if (count is not null && (!int.TryParse(count, out number) || number is < 1 or > Most)) errors.Add("count", $"Must be a whole number from 1 to {Most}.");
        errors.ThrowIfAny();
        return new SchedulePreview(cronExpression!, zone, Occurrences(CronTimes.Of(cronExpression!, zone), zone, number));
    }

    private List<Occurrence> Occurrences(CronTimes times, string zone, int count)
    {
        var tz = DateTimeZoneProviders.Tzdb[zone];
        var occurrences = new List<Occurrence>();
        for (var next = times.Next(time.GetUtcNow()); next is { } at && occurrences.Count < count; next = times.Next(at))
            occurrences.Add(new Occurrence(at, Instant.FromDateTimeOffset(at).InZone(tz).ToDateTimeOffset()));
        return occurrences;
    }
}
