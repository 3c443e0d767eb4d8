namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>What one attempt brought.</summary>
/// <param name="Arrived">The receiver took it.</param>
/// <param name="Answer">A status or a code, such as <c>HTTP 503</c>.</param>
internal sealed record SendResult(bool Arrived, string Answer)
{
    /// <summary>No repetition changes it.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Mail addresses that do not have it yet, where others have; null where that makes no difference.</summary>
    public IReadOnlyList<string>? Left { get; init; }

    /// <summary>How long the receiver asked us to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
