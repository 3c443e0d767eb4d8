using System.Globalization;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Connecting.Consent;
using EasySale.Sync.Engine.Stores.Health;
using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>Tells that an account's owner must be asked again soon, more often the nearer the day is. Pure.</summary>
internal static class ConsentReminder
{
    /// <summary>Days before the end on which it is told; the first is that of <see cref="ConsentDates.Reminder"/>.</summary>
    private static readonly int[] Days = [(int)ConsentDates.Reminder.TotalDays, 45, 30, 14, 7, 3, 1];

    /// <summary>What is told now; null while there is time, or where it never ends.</summary>
    public static NotificationEvent? Of(Connection connection, HealthCheck check, DateTimeOffset now)
    {
        // Access that was entered by hand tells its end only when it is used.
        var found = check.Checks.Select(one => one.EndsAt).FirstOrDefault(ends => ends is not null);
        if ((connection.Consent?.EndsAt ?? found) is not { } end || now < end - ConsentDates.Reminder || now >= end) return null;
        var left = (int)Math.Ceiling((end - now).TotalDays);
        var step = Days.Last(days => left <= days);
        var day = end.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new NotificationEvent
        {
            Id = $"connection/{connection.Id}/{NotificationKind.ConsentEnds}/{day}/{step.ToString(CultureInfo.InvariantCulture)}",
            Kind = NotificationKind.ConsentEnds,
            Severity = Severity.Warning,
            At = now,
            ConnectionId = connection.Id,
            Title = $"{connection.Id} must be connected again before {day}",
            Text = $"Its owner let us in until {day}. After that no run reads or writes it.",
            Advice = $"Connect the account again: GET /api/integrations/{connection.Platform}/authorize?connectionId={connection.Id}. Nothing else changes.",
        };
    }
}
