namespace EasySale.Sync.Local.Durable.Replaying;

/// <summary>Events from outside and who waits for them. Names are compared without case; the last to wait is served first.</summary>
internal sealed class ExternalEvents
{
    private readonly Dictionary<string, LinkedList<TaskCompletionSource<string?>>> _waiting = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<HistoryEvent> _unprocessed = [];

    public IReadOnlyList<HistoryEvent> Unprocessed => _unprocessed;

    public bool IsAwaited => _waiting.Values.Any(waiting => waiting.Count > 0);

    public Task<string?> Wait(string name, CancellationToken cancellation)
    {
        var index = _unprocessed.FindIndex(raised => string.Equals(raised.Name, name, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
        {
            var data = _unprocessed[index].Data;
            _unprocessed.RemoveAt(index);
            return Task.FromResult(data);
        }

        if (!_waiting.TryGetValue(name, out var waiting)) _waiting[name] = waiting = new LinkedList<TaskCompletionSource<string?>>();
        var place = waiting.AddLast(new TaskCompletionSource<string?>());
        cancellation.Register(() => GiveUp(place, cancellation));
        return place.Value.Task;
    }

    public void Raise(HistoryEvent raised)
    {
        if (!_waiting.TryGetValue(raised.Name!, out var waiting) || waiting.Last is not { } last)
        {
            _unprocessed.Add(raised);
            return;
        }

        waiting.RemoveLast();
        last.Value.TrySetResult(raised.Data);
    }

    private static void GiveUp(LinkedListNode<TaskCompletionSource<string?>> place, CancellationToken cancellation)
    {
        place.List?.Remove(place);
        place.Value.TrySetCanceled(cancellation);
    }
}
