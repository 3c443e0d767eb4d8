using System.Text.RegularExpressions;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Stores.Schedules;

/// <summary>When a connection's records travel by themselves.</summary>
public sealed partial record Schedule
{
    public required TenantId Tenant { get; init; }

    public required string Id { get; init; }

    /// <summary>The source connection.</summary>
    public required string ConnectionId { get; init; }

    public required string Platform { get; init; }

    /// <summary>A kind's name, or <c>all</c>.</summary>
    public required string Entity { get; init; }

    /// <summary>5 or 6 fields; with 6 the first is seconds.</summary>
    public required string Cron { get; init; }

    public required SyncMode Mode { get; init; }

    /// <summary>IANA zone the cron expression is read in.</summary>
    public required string TimeZone { get; init; }

    public bool IsActive { get; init; } = true;

    /// <summary>Two short names such as <c>a_to_b</c>; null means every target the connection can be synchronized to.</summary>
    public string? ConnectorId { get; init; }

    public MissedRuns Missed { get; init; } = MissedRuns.Once;

    /// <summary>The most missed occurrences made up for with <see cref="MissedRuns.All"/>.</summary>
    public int MissedLimit { get; init; } = ScheduleDefaults.MissedLimit;

    /// <summary>The occurrence that is to be run next; null while the schedule is inactive or has none left.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>The occurrence that is being started; null when none is.</summary>
    public ScheduledStart? Starting { get; init; }

    public ScheduleHistory History { get; init; } = new();

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether a text has the form of a schedule's id.</summary>
    public static bool IsId(string text) => IdForm().IsMatch(text);

    [GeneratedRegex("^sch-[0-9a-f]{1,40}$")]
    private static partial Regex IdForm();
}
