using EasySale.Sync.Simulators.QuickBooks.Front;

namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>
/// What shall go wrong next. <c>qbo.Faults.On("POST", "/invoice").SystemFault()</c> strikes the next such call once, before
/// anything was done; with <c>.AfterWork()</c> in between when it was. <c>.On("GET", "/query", nth: 3)</c> is the third from now.
/// </summary>
public sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly List<Strike> _pending = [];
    private readonly TimeProvider _time;

    internal Faults(TimeProvider time) => _time = time;

    /// <summary>The faults that have not struck yet.</summary>
    public int Pending
    {
        get { lock (_gate) return _pending.Count; }
    }

    /// <param name="method">GET or POST.</param>
    /// <param name="pathStart">The start of the path after the company; of the whole path for OAuth.</param>
    /// <param name="nth">The first call that is struck, counted from 1 among the matching ones from now on.</param>
    /// <param name="times">How many matching calls in a row are struck.</param>
    public FaultPlan On(string method, string pathStart, int nth = 1, int times = 1) =>
        On(call => call.Method == method && call.Path.StartsWith(pathStart, StringComparison.Ordinal), nth, times);

    public FaultPlan OnAny(int nth = 1, int times = 1) => On(_ => true, nth, times);

    public FaultPlan On(Func<SimulatedCall, bool> matches, int nth = 1, int times = 1) =>
        new(this, _time, new Strike(matches) { Skip = nth - 1, Times = times });

    public void Clear()
    {
        lock (_gate) _pending.Clear();
    }

    internal void Add(Strike strike)
    {
        lock (_gate) _pending.Add(strike);
    }

    internal Strike? Next(SimulatedCall call)
    {
        lock (_gate)
        {
            var due = _pending.Where(s => s.Matches(call)).ToList().FindAll(s => s.Skip-- <= 0);
            if (due.Count == 0) return null;
            if (--due[0].Times == 0) _pending.Remove(due[0]);
            return due[0];
        }
    }
}
