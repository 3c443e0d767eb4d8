using EasySale.Sync.Local.Worker;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Local.Timers;

/// <summary>
/// Fires one timer function, never beside itself: what came due meanwhile is fired once, late, and says so.
/// </summary>
internal sealed class TimerDrive(
    FunctionMethod function, TimerSchedule schedule, FunctionRunner runner, TimerArguments arguments, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan Punctual = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(20);

    private DateTimeOffset _last;

    public async Task Run(CancellationToken stopping)
    {
        try
        {
            var trigger = (TimerTriggerAttribute)function.Trigger;
            var next = schedule.After(time.GetUtcNow());
            if (trigger.RunOnStartup) await Fire(next, isPastDue: false, stopping);
            while (!stopping.IsCancellationRequested) next = await FireAt(next, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    private async Task<DateTimeOffset> FireAt(DateTimeOffset due, CancellationToken stopping)
    {
        var isPastDue = time.GetUtcNow() > due + Punctual;
        while (due - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait < LongestWait ? wait : LongestWait, time, stopping);
        var next = schedule.After(isPastDue ? time.GetUtcNow() : due);
        await Fire(next, isPastDue, stopping);
        return next;
    }

    private async Task Fire(DateTimeOffset next, bool isPastDue, CancellationToken stopping)
    {
        var started = time.GetUtcNow();
        var status = new ScheduleStatus { Last = _last.UtcDateTime, Next = next.UtcDateTime, LastUpdated = _last.UtcDateTime };
        try
        {
            await runner.Run(arguments.Of(function, new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = status }), stopping);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            HostLog.TimerFailed(log, function.Name, next, e);
        }

        _last = started;
    }
}
