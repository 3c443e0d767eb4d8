using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Stores.Webhooks;

/// <summary>Figures of webhooks and inboxes, each named once.</summary>
public static class InboxDefaults
{
    /// <summary>Hints wait so long for others of the same record before they are taken.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait for a busy route.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    /// <summary>Hints looked at in one round.</summary>
    public const int PerRound = 5_000;

    /// <summary>More records of one kind than this are a walk over the stream.</summary>
    public const int MostIds = RunDefaults.MostIds;

    /// <summary>Hints a minute one process stores one by one for a connection; more become "walk this stream".</summary>
    public const int HintsPerMinute = 1_000;

    /// <summary>Unverified deliveries a minute that are answered 401 for a connection and sender; more are answered 429.</summary>
    public const int RefusalsPerMinute = 20;

    /// <summary>A process announces an inbox again after this time.</summary>
    public static readonly TimeSpan AnnouncedFor = TimeSpan.FromSeconds(30);

    /// <summary>An empty inbox is forgotten when its announcement is older; longer than <see cref="AnnouncedFor"/> by more than clocks differ.</summary>
    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromMinutes(3);

    /// <summary>A change found by polling was unannounced when nothing had arrived for so long before.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(30);

    /// <summary>So many polls in a row that find unannounced changes are silence.</summary>
    public const int SilentAfterPolls = 2;
}
