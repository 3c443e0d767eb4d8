using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Hosts.Tests.Orchestrations;

/// <summary>An orchestration's context whose activities are a function, and which writes down what was asked of it.</summary>
internal sealed class ScriptedContext(object input, Func<string, object?, object?> activity) : TaskOrchestrationContext
{
    public List<string> Calls { get; } = [];

    public List<TimeSpan> Waits { get; } = [];

    public object? ContinuedWith { get; private set; }

    public override TaskName Name => "RunSync";

    public override string InstanceId => "acme-1";

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime { get; } = new(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc);

    public override bool IsReplaying => false;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public override T? GetInput<T>() where T : default => (T)input;

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        Calls.Add(name.Name);
        try
        {
            return Task.FromResult((TResult)activity(name.Name, input)!);
        }
        catch (InvalidOperationException fault)
        {
            return Task.FromException<TResult>(new TaskFailedException(name.Name, Calls.Count, fault));
        }
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Waits.Add(fireAt - CurrentUtcDateTime);
        return Task.CompletedTask;
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => ContinuedWith = newInput;

    public override void SetCustomStatus(object? customStatus)
    {
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException();

    // Nobody tells it anything: every wait ends with its time.
    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        var never = new TaskCompletionSource<T>();
        cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return never.Task;
    }

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();
}
