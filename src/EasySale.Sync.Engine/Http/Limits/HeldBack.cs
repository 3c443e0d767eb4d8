using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Http.Limits;

/// <summary>The failures of calls that may not go out now.</summary>
internal static class HeldBack
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    /// <summary>The next permit is further away than a call waits.</summary>
    public static SyncException NoPermit(string lane, TimeSpan wait) => Failure(
        "limits.no_permit", "The other system allows only so many calls in a time, and they are taken for now. The sync goes on by itself.", $"lane {lane}", wait);

    /// <summary>The vendor asked for a pause.</summary>
    public static SyncException Paused(string lane, TimeSpan wait) => Failure(
        "limits.paused", "The other system asked us to pause. The sync goes on by itself.", lane.Length == 0 ? null : $"lane {lane}", wait);

    /// <summary>The breaker is open.</summary>
    public static SyncException Open(string code, TimeSpan wait) => Failure(
        "limits.breaker_open",
        "The other system did not answer, or failed, several times in a row. It is tried again from time to time, and the sync goes on by itself when it is back.",
        $"last: {code}", wait);

    private static SyncException Failure(string code, string message, string? detail, TimeSpan wait) =>
        new(FailureCause.TryAgain, code, message, detail) { RetryAfter = wait > Least ? wait : Least, IsHeldBack = true };
}
