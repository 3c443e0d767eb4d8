using Microsoft.DurableTask;

namespace EasySale.Sync.Local.Durable.Replaying;

/// <summary>The context an orchestrator sees while its history is replayed and a new turn is added.</summary>
internal sealed class ReplayContext(InstanceRecord instance, string? input, WorkerDataConverter converter, ILoggerFactory logs, OrchestratorThread thread)
    : TaskOrchestrationContext
{
    private readonly OpenActions _open = new();
    private readonly ExternalEvents _events = new();
    private readonly ReplayGuids _guids = new(instance.InstanceId);
    private List<HistoryEvent> _actions = [];
    private (string? Input, bool KeepsEvents)? _continued;
    private DateTime _now;
    private bool _isReplaying;
    private int _count;

    public override TaskName Name => instance.Name;

    public override string InstanceId => instance.InstanceId;

    public override ParentOrchestrationInstance? Parent { get; } =
        instance.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.InstanceId) : null;

    public override string Version => instance.Version;

    public override DateTime CurrentUtcDateTime => _now;

    public override bool IsReplaying => _isReplaying;

    protected override ILoggerFactory LoggerFactory => logs;

    public string? CustomStatus { get; private set; } = instance.CustomStatus;

    /// <summary>True while anything the context gave out is unanswered.</summary>
    public bool IsWaiting => _open.Any || _events.IsAwaited;

    public bool IsContinued => _continued is not null;

    /// <summary>Where the next generation starts.</summary>
    public ContinuedAsNew? Continued =>
        _continued is var (next, keeps) ? new ContinuedAsNew(next, keeps ? [.. _events.Unprocessed] : []) : null;

    public void Begin(DateTimeOffset now, bool isReplaying) => (_now, _isReplaying) = (now.UtcDateTime, isReplaying);

    public void Receive(HistoryEvent incoming)
    {
        if (incoming.Kind == EventKind.EventRaised) _events.Raise(incoming);
        else _open.Answer(incoming);
    }

    /// <summary>What the code asked for since this was last called.</summary>
    public IReadOnlyList<HistoryEvent> TakeActions() => Interlocked.Exchange(ref _actions, []);

    public override T? GetInput<T>()
        where T : default => converter.Value<T>(input);

    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        var data = Input(input);
        return Result<TResult>(await new RetryLoop(this, options?.Retry).Run(() =>
            Ask(id => new HistoryEvent(EventKind.ActivityScheduled, id, name, data))));
    }

    public override async Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        var data = Input(input);
        var given = (options as SubOrchestrationOptions)?.InstanceId;
        return Result<TResult>(await new RetryLoop(this, options?.Retry).Run(() =>
        {
            var child = given ?? NewGuid().ToString("N");
            return Ask(id => new HistoryEvent(EventKind.SubOrchestrationScheduled, id, orchestratorName, data, child));
        }));
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);
        var number = -1;
        var at = new DateTimeOffset(fireAt.Kind == DateTimeKind.Local ? fireAt.ToUniversalTime() : DateTime.SpecifyKind(fireAt, DateTimeKind.Utc));
        var fired = Ask(id => new HistoryEvent(EventKind.TimerCreated, number = id, FireAt: at));
        cancellationToken.Register(() => CallOff(number, cancellationToken));
        return fired;
    }

    public override async Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        CheckThread();
        return Result<T>(await _events.Wait(eventName, cancellationToken));
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        CheckThread();
        _actions.Add(new HistoryEvent(EventKind.EventSent, _count++, eventName, converter.Serialize(payload), instanceId));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        CheckThread();
        CustomStatus = converter.Serialize(customStatus);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        CheckThread();
        _continued = (converter.Serialize(newInput), preserveUnprocessedEvents);
    }

    public override Guid NewGuid()
    {
        CheckThread();
        return _guids.Next(_now);
    }

    private Task<string?> Ask(Func<int, HistoryEvent> ask)
    {
        CheckThread();
        var action = ask(_count++);
        _actions.Add(action);
        return _open.Open(action.Id, action.Name ?? "timer");
    }

    private void CallOff(int timer, CancellationToken cancellation)
    {
        if (_open.Cancel(timer, cancellation)) _actions.Add(new HistoryEvent(EventKind.TimerCancelled, timer));
    }

    private string? Input(object? input) => input is TaskOptions
        ? throw new ArgumentException("Options were given where the input is expected: name the argument.")
        : converter.Serialize(input);

    private TResult Result<TResult>(string? data) => converter.Value<TResult>(data)!;

    private void CheckThread()
    {
        if (!thread.IsCurrent)
            throw new InvalidOperationException("The orchestration context was used from a thread that is not the orchestrator's. " + IllegalAwait.Message);
    }
}
