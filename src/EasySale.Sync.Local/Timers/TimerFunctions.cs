using EasySale.Sync.Local.Worker;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Local.Timers;

/// <summary>Drives every function with a timer trigger until it is stopped; each waits for its own last run.</summary>
internal sealed class TimerFunctions : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _loops;
    private readonly TimeProvider _time;
    private bool _isDisposed;

    public TimerFunctions(
        FunctionCatalog catalog, FunctionRunner runner, TimerArguments arguments, IConfiguration settings, TimeProvider time, ILogger<TimerFunctions> log)
    {
        _time = time;
        var drives = catalog.Of(FunctionKind.Timer).Select(function => new TimerDrive(
            function, TimerSchedule.Parse(function.Name, ((TimerTriggerAttribute)function.Trigger).Schedule, settings), runner, arguments, time, log)).ToList();
        _loops = [.. drives.Select(drive => drive.Run(_stopping.Token))];
    }

    /// <summary>Fires nothing more, without waiting for what runs.</summary>
    public void Halt() => _stopping.Cancel();

    /// <summary>Fires nothing more and waits a while for what runs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        await _stopping.CancelAsync();
        await Patience.For(Task.WhenAll(_loops), _time);
    }
}
