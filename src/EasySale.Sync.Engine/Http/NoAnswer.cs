using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Http;

/// <summary>The failure of a call that got no answer.</summary>
internal static class NoAnswer
{
    public static bool Is(Exception fault, CancellationToken cancellation) =>
        fault is HttpRequestException or IOException
        || (fault is OperationCanceledException && !cancellation.IsCancellationRequested);

    public static SyncException Failure(VendorRequest request, Exception fault) => new(
        FailureCause.TryAgain,
        fault is OperationCanceledException ? "network.timeout" : "network.unreachable",
        $"{request.Address.Host} did not answer. It is tried again by itself; if it goes on, check that the address is right and the site is up.",
        $"{request.Method} {request.Address.Host}{request.Address.AbsolutePath}: {fault.GetType().Name}",
        fault);
}
