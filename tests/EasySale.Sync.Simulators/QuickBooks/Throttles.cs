using EasySale.Sync.Simulators.QuickBooks.Front.Limits;

namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>How fast each company may be called: 500 a minute, 10 a second by this app; batches 120 a minute, 40 by this app.</summary>
public sealed class Throttles
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, CompanyWindows> _companies = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;

    internal Throttles(bool on, TimeProvider time) => (On, _time) = (on, time);

    /// <summary>Whether calls are refused at all.</summary>
    public bool On { get; set; }

    /// <summary>Lets another app of the company use up some of the company's share now.</summary>
    public void SpendByAnotherApp(string realm, int requests, int batches = 0)
    {
        lock (_gate) Of(realm).AddForeign(_time.GetUtcNow(), requests, batches);
    }

    /// <summary>Calls refused so far.</summary>
    public int Refused { get; private set; }

    internal bool Admit(string realm, int requests, bool isBatch)
    {
        if (!On) return true;
        lock (_gate)
        {
            var isAdmitted = Of(realm).Admit(_time.GetUtcNow(), requests, isBatch);
            if (!isAdmitted) Refused++;
            return isAdmitted;
        }
    }

    private CompanyWindows Of(string realm)
    {
        if (!_companies.TryGetValue(realm, out var windows)) _companies[realm] = windows = new CompanyWindows();
        return windows;
    }
}
