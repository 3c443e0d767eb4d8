using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Http;

/// <summary>The failure of a call that got no answer.</summary>
internal static class NoAnswer
{
    public static bool Is(Exception fault, CancellationToken cancellation) =>
        fault is HttpRequestException or IOException
        || (fault is OperationCanceledException && !cancellation.IsCancellationRequested);

    /// <summary>What no repetition changes: such an address is not called, or answers with more than is taken. Null for any other fault.</summary>
    public static SyncException? Refusal(VendorRequest request, Exception fault) =>
        IsTooLarge(fault) ? TooLarge(request, fault) : fault.InnerException as SyncException;

    /// <summary>It may be tried again at once.</summary>
    public static bool IsPassing(Exception fault) => !IsTooLarge(fault) && fault.InnerException is not SyncException;

    public static SyncException Failure(VendorRequest request, Exception fault) => Refusal(request, fault) ?? new SyncException(
        FailureCause.TryAgain,
        fault is OperationCanceledException ? "network.timeout" : "network.unreachable",
        $"{request.Address.Host} did not answer. It is tried again by itself; if it goes on, check that the address is right and the site is up.",
        $"{request.Method} {request.Address.Host}{request.Address.AbsolutePath}: {fault.GetType().Name}",
        fault);

    private static bool IsTooLarge(Exception fault) => fault is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };

    private static SyncException TooLarge(VendorRequest request, Exception fault) => new(
        FailureCause.FixSettings, "network.answer_too_large",
        $"{request.Address.Host} answered with more than {HttpDefaults.LargestAnswer >> 20} MB at once, which is not taken. Look what it answers there; where pages can be made smaller, make them smaller.",
        $"{request.Method} {request.Address.Host}{request.Address.AbsolutePath}", fault);
}
