namespace Microsoft.DurableTask.Client;

public enum OrchestrationRuntimeStatus
{
    Running,
    Completed,
    [Obsolete]
    ContinuedAsNew,
    Failed,
    [Obsolete]
    Canceled,
    Terminated,
    Pending,
    Suspended,
}
