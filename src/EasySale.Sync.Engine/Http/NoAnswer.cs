using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Http;

/// <summary>The failure of a call that got no answer.</summary>
internal static class NoAnswer
{
    public static bool Is(Exception fault, CancellationToken cancellation) =>
        fault is HttpRequestException or IOException
        || (fault is OperationCanceledException && !cancellation.IsCancellationRequested);

    /// <summary>The refusal to call such an address at all, which no repetition changes; null for any other fault.</summary>
    public static SyncException? Refusal(Exception fault) => fault.InnerException as SyncException;

    public static SyncException Failure(VendorRequest request, Exception fault) => Refusal(fault) ?? new SyncException(
        FailureCause.TryAgain,
        fault is OperationCanceledException ? "network.timeout" : "network.unreachable",
        $"{request.Address.Host} did not answer. It is tried again by itself; if it goes on, check that the address is right and the site is up.",
        $"{request.Method} {request.Address.Host}{request.Address.AbsolutePath}: {fault.GetType().Name}",
        fault);
}
