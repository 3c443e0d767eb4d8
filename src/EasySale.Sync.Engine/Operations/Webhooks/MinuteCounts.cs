using System.Collections.Concurrent;

namespace EasySale.Sync.Engine.Operations.Webhooks;

/// <summary>Counts per key and minute, in this process. Holds a bounded number of keys, whoever makes them up.</summary>
internal sealed class MinuteCounts(TimeProvider time)
{
    private const int MostKeys = 20_000;

    private readonly ConcurrentDictionary<string, int> _counts = new();
    private long _minute;

    /// <summary>Adds to a key's count of this minute and returns it.</summary>
    public int Add(string key, int count = 1)
    {
        var minute = time.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute;
        if (Interlocked.Exchange(ref _minute, minute) != minute || _counts.Count > MostKeys) _counts.Clear();
        return _counts.AddOrUpdate(key, count, (_, before) => before + count);
    }

    /// <summary>How long this minute still lasts.</summary>
    public TimeSpan Left() => TimeSpan.FromTicks(TimeSpan.TicksPerMinute - (time.GetUtcNow().UtcTicks % TimeSpan.TicksPerMinute));
}
