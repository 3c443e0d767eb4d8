namespace EasySale.Sync.Simulators.QuickBooks.Front.Limits;

/// <summary>How many requests were let through within the last <paramref name="length"/>. Refused ones do not count.</summary>
internal sealed class SlidingWindow(TimeSpan length, int most)
{
    private readonly Queue<(DateTimeOffset At, int Requests)> _let = new();
    private int _sum;

    public bool HasRoom(DateTimeOffset now, int requests)
    {
        while (_let.TryPeek(out var oldest) && oldest.At + length <= now) _sum -= _let.Dequeue().Requests;
        return _sum + requests <= most;
    }

    public void Add(DateTimeOffset now, int requests)
    {
        _let.Enqueue((now, requests));
        _sum += requests;
    }
}
