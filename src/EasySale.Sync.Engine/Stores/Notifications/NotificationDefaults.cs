namespace EasySale.Sync.Engine.Stores.Notifications;

/// <summary>Numbers of notifications.</summary>
public static class NotificationDefaults
{
    public const int ChannelsPerTenant = 20;
    public const int RulesPerTenant = 50;
    public const int DigestMinutes = 15;
    public const int LongestDigestMinutes = 24 * 60;

    /// <summary>Events one digest tells in full; of more it tells the number.</summary>
    public const int EventsTold = 50;

    /// <summary>Ids of records one event names.</summary>
    public const int RecordsNamed = 20;

    /// <summary>Days deliveries stay listed.</summary>
    public const int LogDays = 30;

    /// <summary>Days events are known again; longer than a month, because some are told once in each.</summary>
    public const int MarkDays = 40;

    /// <summary>How long one attempt may take.</summary>
    public static readonly TimeSpan SendTime = TimeSpan.FromSeconds(20);

    /// <summary>Channels that take longer get one message in one call, so that they do not hold up others.</summary>
    public static readonly TimeSpan QuickSend = TimeSpan.FromSeconds(5);

    /// <summary>How long one call goes on beginning attempts.</summary>
    public static readonly TimeSpan CallTime = TimeSpan.FromMinutes(1);

    /// <summary>How long a worker that took a delivery is given; longer than an attempt takes.</summary>
    public static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(2);

    /// <summary>Waits before the second attempt, the third and so on; after them it is given up.</summary>
    public static readonly IReadOnlyList<TimeSpan> Waits =
    [
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10),
    ];
}
