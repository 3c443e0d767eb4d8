namespace EasySale.Sync.Local.Durable.Replaying;

/// <summary>The words of the real worker when an orchestrator awaits what is not from its context.</summary>
internal static class IllegalAwait
{
    public const string Message =
        "An invalid asynchronous invocation was detected. This can be caused by awaiting non-durable tasks in an orchestrator "
        + "function's implementation or by middleware that invokes asynchronous code.";
}
