using System.Globalization;
using NCrontab;

namespace EasySale.Sync.Local.Timers;

/// <summary>When a timer fires: six or five cron fields (UTC), a time span, or <c>%SETTING%</c> naming one of them.</summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule? _cron;
    private readonly TimeSpan _period;

    private TimerSchedule(CrontabSchedule? cron, TimeSpan period)
    {
        _cron = cron;
        _period = period;
    }

    /// <exception cref="InvalidOperationException">The text is no schedule, or its setting is missing.</exception>
    public static TimerSchedule Parse(string function, string text, IConfiguration settings)
    {
        if (text is ['%', .. var name, '%'])
            text = settings[name] ?? throw new InvalidOperationException($"Function {function} takes its schedule from setting {name}, which is missing.");
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        if (CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 }) is { } cron)
            return new TimerSchedule(cron, default);
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var period) && period > TimeSpan.Zero
            ? new TimerSchedule(null, period)
            : throw new InvalidOperationException($"Function {function} has the schedule '{text}', which is neither cron nor a time span.");
    }

    /// <summary>The first firing after an instant.</summary>
    public DateTimeOffset After(DateTimeOffset instant) => _cron is null
        ? instant + _period
        : new DateTimeOffset(_cron.GetNextOccurrence(instant.UtcDateTime), TimeSpan.Zero);
}
