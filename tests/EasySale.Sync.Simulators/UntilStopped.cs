using System.Runtime.InteropServices;

namespace EasySale.Sync.Simulators;

/// <summary>How long a simulator runs that was started as a program.</summary>
internal static class UntilStopped
{
    /// <summary>Completes on SIGINT or SIGTERM; if asked for, also when the standard input closes, as it does when the parent process dies.</summary>
    public static async Task WaitAsync(bool orStdinCloses)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        if (orStdinCloses) _ = Task.Run(WaitForEndOfInput);
        await stopped.Task;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopped.TrySetResult();
        }

        async Task WaitForEndOfInput()
        {
            await Console.In.ReadToEndAsync();
            stopped.TrySetResult();
        }
    }
}
