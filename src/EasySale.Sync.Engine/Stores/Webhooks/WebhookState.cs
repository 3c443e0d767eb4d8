namespace EasySale.Sync.Engine.Stores.Webhooks;

/// <summary>How the webhooks of a connection are doing.</summary>
public sealed record WebhookState
{
    /// <summary>Where the vendor delivers to; null while none are registered.</summary>
    public string? Address { get; init; }

    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>Name of a secret that was made and has not reached the vendor yet, as far as we know; null when none is.</summary>
    public string? SecretUnderWay { get; init; }

    /// <summary>When hints were taken last, to the minute.</summary>
    public DateTimeOffset? LastHintAt { get; init; }

    /// <summary>Polls in a row that found changes no webhook had announced.</summary>
    public int UnannouncedPolls { get; init; }

    /// <summary>When the last of them was asked for. Runs of one occurrence of a schedule are one poll, and so is one that is ended twice.</summary>
    public DateTimeOffset? PolledAt { get; init; }

    /// <summary>Since when changes are found by polling alone; null while webhooks come.</summary>
    public DateTimeOffset? SilentSince { get; init; }

    /// <summary>When the vendor was last asked how its webhooks are.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>What was wrong last, in the merchant's words; null when nothing is.</summary>
    public string? Problem { get; init; }
}
