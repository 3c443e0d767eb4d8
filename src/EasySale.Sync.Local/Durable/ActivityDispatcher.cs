using System.Threading.Channels;
using EasySale.Sync.Local.Worker;

namespace EasySale.Sync.Local.Durable;

/// <summary>Runs activities, so many at a time. One that is cut short by the end of the host is run again by the next.</summary>
internal sealed class ActivityDispatcher : IAsyncDisposable
{
    private readonly Channel<ActivityWork> _queue = Channel.CreateUnbounded<ActivityWork>();
    private readonly CancellationTokenSource _stopping = new();
    private readonly FunctionCatalog _catalog;
    private readonly FunctionRunner _runner;
    private readonly WorkerDataConverter _converter;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Task _workers;
    private bool _isDisposed;

    public ActivityDispatcher(
        FunctionCatalog catalog, FunctionRunner runner, WorkerDataConverter converter, HostSettings settings, TimeProvider time, ILogger<ActivityDispatcher> log)
    {
        (_catalog, _runner, _converter, _time, _log) = (catalog, runner, converter, time, log);
        _workers = Task.WhenAll(Enumerable.Range(0, settings.MaxActivities).Select(_ => Task.Run(Work)));
    }

    public void Enqueue(ActivityWork work) => _queue.Writer.TryWrite(work);

    /// <summary>Starts nothing more and asks what runs to stop, without waiting for it.</summary>
    public void Halt()
    {
        _queue.Writer.TryComplete();
        _stopping.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        Halt();
        await Patience.For(_workers, _time);
    }

    private async Task Work()
    {
        await foreach (var work in _queue.Reader.ReadAllAsync())
            if (!_stopping.IsCancellationRequested && await Run(work) is { } answer)
                work.Answer(answer);
    }

    private async Task<HistoryEvent?> Run(ActivityWork work)
    {
        var (id, name) = (work.Scheduled.Id, work.Scheduled.Name!);
        if (_catalog.Find(FunctionKind.Activity, name) is not { } function)
            return Failed(id, new Failure("ActivityTaskNotFound", $"No activity named '{name}' was found.", null, null, IsFinal: true));
        try
        {
            var invocation = new Invocation(function, call => new(ActivityArguments.Of(function, call, work.Scheduled.Data, _converter)));
            return new HistoryEvent(EventKind.ActivityCompleted, id, Data: _converter.Serialize(await _runner.Run(invocation, _stopping.Token)));
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            HostLog.ActivityFailed(_log, name, work.InstanceId, e);
            return Failed(id, Failure.From(e));
        }
    }

    private static HistoryEvent Failed(int id, Failure failure) => new(EventKind.ActivityFailed, id, Failure: failure);
}
