using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>
/// Runs work on a clock that jumps to the next timer as soon as nothing is left to do in this process: minutes of waiting take no time,
/// and what was measured does not depend on the machine.
/// </summary>
internal static class VirtualTime
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private static readonly int Threads = Environment.ProcessorCount;

    /// <exception cref="InvalidOperationException">The work waits for something that is no timer.</exception>
    public static async Task<T> Run<T>(FakeTimeProvider clock, Func<Task<T>> work)
    {
        // With so many threads and no more, all of them seen idle at once means that nothing is being done.
        if (!ThreadPool.SetMaxThreads(Threads, Threads) || !ThreadPool.SetMinThreads(Threads, Threads)) throw new InvalidOperationException("The threads cannot be limited.");
        var running = Task.Run(work);
        // On a thread of its own: one that waits for the others must not be one of them.
        var driver = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Drive(clock, running, driver)) { IsBackground = true }.Start();
        await driver.Task;
        return await running;
    }

    private static void Drive(FakeTimeProvider clock, Task running, TaskCompletionSource driver)
    {
        while (!running.IsCompleted)
        {
            while (!AllIdle()) { }
            if (running.IsCompleted) break;
            if (clock.NextDue is not { } due)
            {
                driver.SetException(new InvalidOperationException("Nothing is left to wait for, and the work has not ended."));
                return;
            }

            clock.Advance(due - clock.GetUtcNow());
        }

        driver.SetResult();
    }

    /// <summary>Every thread of the pool stands at the same spot, and nothing waits for one.</summary>
    private static bool AllIdle()
    {
        var isIdle = false;
        using var meeting = new Barrier(Threads + 1, _ => isIdle = ThreadPool.PendingWorkItemCount == 0);
        using var left = new CountdownEvent(Threads);
        for (var thread = 0; thread < Threads; thread++)
            ThreadPool.UnsafeQueueUserWorkItem(_ => Meet(meeting, left), null);
        meeting.SignalAndWait();
        left.Wait();
        return isIdle;
    }

    private static void Meet(Barrier meeting, CountdownEvent left)
    {
        meeting.SignalAndWait();
        left.Signal();
    }
}
