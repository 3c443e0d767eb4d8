namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>
/// A process's life, measured in effects on the outside world (storage writes, target writes). It can end just before or just
/// after one of them; from then on nothing the process does reaches anybody.
/// </summary>
public sealed class Lifeline(int? endsAt = null, bool afterTheEffect = false)
{
    public int Effects { get; private set; }

    public bool IsOver { get; private set; }

    /// <summary>Awaited around everything that leaves the process: where others may go first.</summary>
    public Func<Task> Pause { get; init; } = () => Task.CompletedTask;

    public async Task<T> Effect<T>(Func<Task<T>> effect)
    {
        await Observe();
        var last = ++Effects == endsAt;
        if (last && !afterTheEffect) End();
        var result = await effect();
        if (last) End();
        await Observe();
        return result;
    }

    /// <summary>Something is read.</summary>
    public async Task Observe()
    {
        await Pause();
        if (IsOver) throw new ProcessDiedException();
    }

    private void End()
    {
        IsOver = true;
        throw new ProcessDiedException();
    }
}
