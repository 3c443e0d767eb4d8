using System.Runtime.InteropServices;
using EasySale.Sync.Local.Demo;

if (args is ["--help" or "-h"])
{
    Console.WriteLine(DemoOptions.Usage);
    return 0;
}

var (options, error) = DemoOptions.Read(args);
if (options is null)
{
    await Console.Error.WriteLineAsync($"{error}\n\n{DemoOptions.Usage}");
    return 64;
}

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    return await LocalProgram.Run(options, stop.Token);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.WriteLine("Stopped.");
    return options.Once ? 130 : 0;
}
catch (Exception fault) when (fault is InvalidOperationException or IOException or HttpRequestException)
{
    await Console.Error.WriteLineAsync($"Cannot go on: {fault.Message}");
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
