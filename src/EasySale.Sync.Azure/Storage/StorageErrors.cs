using Azure;
using Azure.Identity;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Azure.Storage;

/// <summary>What storage answers when it does not serve, as a failure of the house.</summary>
internal static class StorageErrors
{
    /// <summary>Runs one call and turns what storage throws into a <see cref="SyncException"/>; our own cancellation passes.</summary>
    public static async Task<T> Guard<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested && Failure(e) is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>The failure, or null for what did not come from storage.</summary>
    private static SyncException? Failure(Exception e) => e switch
    {
        RequestFailedException { Status: 400 or 413 } refused => new SyncException(
            FailureCause.OurBug, "storage.rejected", "An internal error kept this from being stored. We have been told.", Detail(refused), refused),
        RequestFailedException unserved => Unavailable(Detail(unserved), unserved),
        AuthenticationFailedException => Unavailable("no token for storage", e),
        // All retries used up, or the wire broke in the middle of an answer.
        AggregateException or OperationCanceledException or IOException or HttpRequestException => Unavailable(e.GetType().Name, e),
        _ => null,
    };

    private static SyncException Unavailable(string detail, Exception e) =>
        new(FailureCause.TryAgain, "storage.unavailable", "Our storage does not answer right now. This is tried again by itself.", detail, e);

    private static string Detail(RequestFailedException e) => $"{e.Status} {e.ErrorCode}";
}
