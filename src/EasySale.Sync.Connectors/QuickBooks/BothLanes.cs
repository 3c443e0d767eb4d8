using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>
/// Sends a list over both lanes at once. A lane takes from what is left only when it may go, so neither waits for the other, and
/// both end at about the same time.
/// </summary>
internal sealed class BothLanes(QuickBooksClient client, WriteRound round, IEnumerable<int> positions)
{
    private const int SinglesUnderway = 24;
    private const int BatchesUnderway = 6;

    /// <summary>
    /// A batch is metered whatever it holds, so the very last go singly. More than these would keep the batches' lane idle at the end of every
    /// group for longer than a permit lasts.
    /// </summary>
    private const int LeastPerBatch = 3;

    private readonly Lock _lock = new();
    private readonly Queue<int> _left = new(positions);

    /// <returns>What was refused only because it came as a batch.</returns>
    public async Task<IReadOnlyCollection<int>> Send(CancellationToken cancellation)
    {
        using var single = new Feed(Lanes.Single, 1, 1, SinglesUnderway, cancellation);
        using var batch = new Feed(Lanes.Batch, LeastPerBatch, Lanes.ItemsPerBatch, BatchesUnderway, cancellation);
        await Task.WhenAll(
            Run(single, async taken => await round.Send(taken[0], isAdmitted: true, cancellation), round.Stop),
            Run(batch, async taken => await SendBatch(batch, taken, cancellation), _ => { }));
        return _left;

        async Task Run(Feed feed, Func<List<int>, Task> send, Action<SyncException> onHeldBack)
        {
            var underway = new List<Task>();
            while (await Next(feed, onHeldBack) is { Count: > 0 } taken)
            {
                EndWhereDone(single, batch);
                underway.Add(Sent(feed, send(taken)));
            }

            await Task.WhenAll(underway);
        }

        async Task Sent(Feed feed, Task sending)
        {
            await sending;
            feed.Slots.Release();
            EndWhereDone(single, batch);
        }
    }

    private async Task SendBatch(Feed feed, List<int> taken, CancellationToken cancellation)
    {
        if (await round.SendBatch(taken, cancellation)) return;
        lock (_lock) taken.ForEach(_left.Enqueue);
        feed.End();
    }

    /// <summary>What the lane sends next, in its next permit's moment; nothing when it is done.</summary>
    private async Task<List<int>> Next(Feed feed, Action<SyncException> onHeldBack)
    {
        try
        {
            if (IsDone(feed)) return [];
            await feed.Slots.WaitAsync(feed.Ended);
            await client.Admit(feed.Lanes, feed.Ended);
            return Take(feed);
        }
        catch (OperationCanceledException) when (feed.HasEnded)
        {
            return [];
        }
        catch (SyncException failure)
        {
            onHeldBack(failure);
            return [];
        }
    }

    private List<int> Take(Feed feed)
    {
        lock (_lock)
        {
            var taken = new List<int>();
            while (_left.Count > 0 && taken.Count < feed.Most && !round.IsStopped) taken.Add(_left.Dequeue());
            return taken;
        }
    }

    private bool IsDone(Feed feed)
    {
        lock (_lock) return _left.Count < feed.Least || round.IsStopped;
    }

    private void EndWhereDone(params ReadOnlySpan<Feed> feeds)
    {
        foreach (var feed in feeds)
            if (IsDone(feed)) feed.End();
    }

    /// <summary>One lane's share of the work.</summary>
    private sealed class Feed(IReadOnlyList<string> lanes, int least, int most, int underway, CancellationToken cancellation) : IDisposable
    {
        private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        public IReadOnlyList<string> Lanes { get; } = lanes;

        public int Least { get; } = least;

        public int Most { get; } = most;

        public SemaphoreSlim Slots { get; } = new(underway);

        public CancellationToken Ended => _end.Token;

        /// <summary>There was nothing left for it: not because the caller stopped.</summary>
        public bool HasEnded => _end.IsCancellationRequested && !cancellation.IsCancellationRequested;

        public void End() => _end.Cancel();

        public void Dispose()
        {
            _end.Dispose();
            Slots.Dispose();
        }
    }
}
