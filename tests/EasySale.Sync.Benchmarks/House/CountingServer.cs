using System.Net;
using EasySale.Sync.Simulators.Supabase;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>A server on loopback that counts in sliding windows, answers 429 beyond the limits, and takes its time for the rest.</summary>
internal sealed class CountingServer : IDisposable
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(150);
    private readonly HttpListener _listener = new();
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _arrivals = [];
    private readonly long _started = TimeProvider.System.GetTimestamp();

    public CountingServer()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = Serve();
    }

    public Uri Address { get; }

    public int Refused { get; private set; }

    /// <summary>Calls in so long from the first one on.</summary>
    public int Calls(TimeSpan length)
    {
        lock (_lock) return _arrivals.Count(at => at - _arrivals[0] < length);
    }

    /// <summary>The most calls in any window of this length.</summary>
    public int Fullest(TimeSpan window)
    {
        lock (_lock) return _arrivals.Select((_, index) => InWindow(index, window)).Max();
    }

    public void Dispose() => _listener.Close();

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                _ = Answer(await _listener.GetContextAsync());
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Answer(HttpListenerContext call)
    {
        call.Response.StatusCode = Arrive() ? 200 : 429;
        await Task.Delay(Latency);
        call.Response.Close();
    }

    private bool Arrive()
    {
        lock (_lock)
        {
            _arrivals.Add(TimeProvider.System.GetElapsedTime(_started));
            var last = _arrivals.Count - 1;
            if (InWindow(last, TimeSpan.FromMinutes(1)) <= LimitedLedger.PerMinute && InWindow(last, TimeSpan.FromSeconds(1)) <= LimitedLedger.PerSecond) return true;
            Refused++;
            return false;
        }
    }

    private int InWindow(int last, TimeSpan window)
    {
        var first = last;
        while (first > 0 && _arrivals[last] - _arrivals[first - 1] < window) first--;
        return last - first + 1;
    }
}
