using System.Collections.Concurrent;

namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>Counts every call the simulator got, and keeps the latest.</summary>
public sealed class CallLog
{
    private readonly ConcurrentQueue<SimulatedCall> _recent = new();
    private readonly int _kept;
    private long _count;

    internal CallLog(int kept) => _kept = kept;

    /// <summary>All calls since the start or the last <see cref="Clear"/>.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>The latest calls, oldest first; no more than the options keep.</summary>
    public IReadOnlyList<SimulatedCall> Recent => [.. _recent];

    /// <summary>How many of the kept calls match.</summary>
    public int CountOf(string method, string pathStart) =>
        _recent.Count(c => c.Method == method && c.Path.StartsWith(pathStart, StringComparison.Ordinal));

    public void Clear()
    {
        _recent.Clear();
        Interlocked.Exchange(ref _count, 0);
    }

    internal void Add(SimulatedCall call)
    {
        Interlocked.Increment(ref _count);
        if (_kept == 0) return;
        _recent.Enqueue(call);
        while (_recent.Count > _kept) _recent.TryDequeue(out _);
    }
}
