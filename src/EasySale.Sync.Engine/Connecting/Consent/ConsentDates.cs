namespace EasySale.Sync.Engine.Connecting.Consent;

/// <summary>When an account's owner let us in, and for how long.</summary>
/// <param name="At">When.</param>
/// <param name="By">The user who connected it.</param>
/// <param name="EndsAt">When the owner must be asked again, however much the connection is used; null when never, or not told.</param>
public sealed record ConsentDates(DateTimeOffset At, string By, DateTimeOffset? EndsAt)
{
    /// <summary>So long before the end a person is reminded.</summary>
    public static readonly TimeSpan Reminder = TimeSpan.FromDays(60);

    /// <summary>From when a person is reminded.</summary>
    public DateTimeOffset? RemindFrom => EndsAt - Reminder;
}
