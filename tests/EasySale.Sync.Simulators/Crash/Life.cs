namespace EasySale.Sync.Simulators.Crash;

/// <summary>
/// A process's life, measured in effects on the outside world: storage writes and calls that write. It can end just before or just
/// after one of them; from then on nothing the process does reaches anybody.
/// </summary>
/// <param name="endsAt">The effect it ends with, from 1; null: it ends by itself.</param>
/// <param name="afterTheEffect">The effect takes place, but its answer is never seen.</param>
public sealed class Life(int? endsAt = null, bool afterTheEffect = false)
{
    private int _effects;
    private volatile bool _isOver;

    public int Effects => Volatile.Read(ref _effects);

    public bool IsOver => _isOver;

    /// <summary>Awaited around everything that leaves the process: where others may go first.</summary>
    public Func<Task> Pause { get; init; } = () => Task.CompletedTask;

    public async Task<T> Effect<T>(Func<Task<T>> effect)
    {
        await Observe();
        var isLast = Interlocked.Increment(ref _effects) == endsAt;
        if (isLast && !afterTheEffect) End();
        var result = await effect();
        if (isLast) End();
        await Observe();
        return result;
    }

    public Task Effect(Func<Task> effect) => Effect(async () =>
    {
        await effect();
        return true;
    });

    /// <summary>Something is read.</summary>
    public async Task Observe()
    {
        await Pause();
        if (_isOver) throw new LifeEndedException();
    }

    private void End()
    {
        _isOver = true;
        throw new LifeEndedException();
    }
}
