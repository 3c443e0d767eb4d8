using System.Diagnostics;

namespace EasySale.Sync.Benchmarks;

/// <summary>Looks at the process's memory every few milliseconds and remembers the most it saw.</summary>
internal sealed class PeakMemory : IAsyncDisposable
{
    private const int Megabyte = 1024 * 1024;
    private readonly ITimer _timer;
    private long _workingSet;
    private long _heap;

    public PeakMemory() => _timer = TimeProvider.System.CreateTimer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(20));

    public (long WorkingSet, long Heap) Megabytes => (_workingSet / Megabyte, _heap / Megabyte);

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Look()
    {
        using var process = Process.GetCurrentProcess();
        _workingSet = Math.Max(_workingSet, process.WorkingSet64);
        _heap = Math.Max(_heap, GC.GetTotalMemory(forceFullCollection: false));
    }
}
