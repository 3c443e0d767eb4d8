namespace EasySale.Sync.Simulators.QuickBooks.Front.Limits;

/// <summary>The throttles of one company, as documented since October 2025.</summary>
internal sealed class CompanyWindows
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly SlidingWindow _company = new(Minute, 500);
    private readonly SlidingWindow _app = new(TimeSpan.FromSeconds(1), 10);
    private readonly SlidingWindow _companyBatches = new(Minute, 120);
    private readonly SlidingWindow _appBatches = new(Minute, 40);

    /// <param name="now">The instant of the call.</param>
    /// <param name="requests">What the call counts as against the company's 500; it is one of the app's 10 a second in any case.</param>
    /// <param name="isBatch">Batches have windows of their own as well.</param>
    /// <returns>False if some window is full; nothing is counted then.</returns>
    public bool Admit(DateTimeOffset now, int requests, bool isBatch)
    {
        if (!_company.HasRoom(now, requests) || !_app.HasRoom(now, 1)) return false;
        if (isBatch && !(_companyBatches.HasRoom(now, 1) && _appBatches.HasRoom(now, 1))) return false;
        _company.Add(now, requests);
        _app.Add(now, 1);
        if (!isBatch) return true;
        _companyBatches.Add(now, 1);
        _appBatches.Add(now, 1);
        return true;
    }

    /// <summary>Another app of the same company: it shares the company's windows, not ours.</summary>
    public void AddForeign(DateTimeOffset now, int requests, int batches)
    {
        _company.Add(now, requests + batches);
        if (batches > 0) _companyBatches.Add(now, batches);
    }
}
