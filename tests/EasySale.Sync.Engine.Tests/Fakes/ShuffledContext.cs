using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>Workers side by side on one thread, taking turns in an order that a seed decides: every seed is one repeatable race.</summary>
public sealed class ShuffledContext(int seed) : SynchronizationContext
{
    private readonly List<(SendOrPostCallback Work, object? State)> _ready = [];
    private readonly Random _random = new(seed);

    public override void Post(SendOrPostCallback d, object? state) => _ready.Add((d, state));

    public static void Race(int seed, params IReadOnlyList<Func<Task>> workers)
    {
        var before = Current;
        var race = new ShuffledContext(seed);
        SetSynchronizationContext(race);
        try
        {
            var all = Task.WhenAll(workers.Select(worker => worker()));
            while (!all.IsCompleted) race.Turn();
            all.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>The same on a virtual clock that jumps to the next timer whenever nobody has anything to do.</summary>
    public static void Race(int seed, FakeTimeProvider time, params IReadOnlyList<Func<Task>> workers)
    {
        var before = Current;
        var race = new ShuffledContext(seed);
        SetSynchronizationContext(race);
        try
        {
            var all = Task.WhenAll(workers.Select(worker => worker()));
            while (!all.IsCompleted)
            {
                if (race._ready.Count > 0) race.Turn();
                else time.Advance((time.NextDue ?? throw new InvalidOperationException("Everybody waits, and no timer is set.")) - time.GetUtcNow());
            }

            all.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private void Turn()
    {
        var next = _random.Next(_ready.Count);
        var (work, state) = _ready[next];
        _ready.RemoveAt(next);
        work(state);
    }
}
