namespace EasySale.Sync.Simulators.QuickBooks.Front.Requests;

/// <summary>What was answered to which requestid of one company.</summary>
internal sealed class RequestMemory<T>(GatewaySwitches switches, TimeProvider time)
{
    private readonly Dictionary<string, (string Request, T Answer, DateTimeOffset At)> _kept = new(StringComparer.Ordinal);

    public Recalled<T>? Find(string id, string request)
    {
        if (!_kept.TryGetValue(id, out var found) || time.GetUtcNow() - found.At >= switches.RequestIdLife) return null;
        return new Recalled<T>(found.Answer, switches.CompareRequestBodies && found.Request != request);
    }

    public void Keep(string id, string request, T answer, bool failed)
    {
        if (!failed || switches.RememberFailures) _kept[id] = (request, answer, time.GetUtcNow());
    }
}

/// <param name="IsOfAnother">The id was used for another request, and that matters.</param>
internal sealed record Recalled<T>(T Answer, bool IsOfAnother);
