namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>
/// A process's life, measured in effects on the outside world (storage writes, target writes). It can end just before or just
/// after one of them; from then on nothing the process does reaches anybody.
/// </summary>
public sealed class Lifeline(int? endsAt = null, bool afterTheEffect = false)
{
    private bool _over;

    public int Effects { get; private set; }

    public bool IsOver => _over;

    public async Task<T> Effect<T>(Func<Task<T>> effect)
    {
        Check();
        var last = ++Effects == endsAt;
        if (last && !afterTheEffect) End();
        var result = await effect();
        if (last) End();
        return result;
    }

    public void Check()
    {
        if (_over) throw new ProcessDiedException();
    }

    private void End()
    {
        _over = true;
        throw new ProcessDiedException();
    }
}
