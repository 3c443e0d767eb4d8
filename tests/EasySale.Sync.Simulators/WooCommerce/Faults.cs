namespace EasySale.Sync.Simulators.WooCommerce;

/// <summary>
/// What shall go wrong next. <c>shop.Faults.On("POST", "/orders").Answer(503)</c> strikes the next such call once;
/// <c>.On("GET", "/orders", nth: 3)</c> the third from now. Paths begin after <c>/wp-json/wc/v3</c> and match as a start.
/// </summary>
public sealed class Faults
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _pending = [];

    /// <summary>The faults that have not struck yet.</summary>
    public int Pending
    {
        get { lock (_gate) return _pending.Count; }
    }

    public FaultPlan On(string method, string pathStart, int nth = 1, int times = 1) => On(
        (m, path) => m == method && path.StartsWith(pathStart, StringComparison.Ordinal), nth, times);

    public FaultPlan OnAny(int nth = 1, int times = 1) => On((_, _) => true, nth, times);

    /// <param name="matches">Gets the method and the path with query.</param>
    /// <param name="nth">The first call that is struck, counted from 1 among the matching ones from now on.</param>
    /// <param name="times">How many matching calls in a row are struck.</param>
    public FaultPlan On(Func<string, string, bool> matches, int nth = 1, int times = 1) => new(this, matches, nth, times);

    public void Clear()
    {
        lock (_gate) _pending.Clear();
    }

    internal void Add(Fault fault)
    {
        lock (_gate) _pending.Add(fault);
    }

    internal Fault? Next(string method, string path)
    {
        lock (_gate)
        {
            var due = new List<Fault>();
            foreach (var fault in _pending.Where(f => f.Matches(method, path)))
                if (fault.Skip-- <= 0) due.Add(fault);
            if (due.Count == 0) return null;
            if (--due[0].Times == 0) _pending.Remove(due[0]);
            return due[0];
        }
    }
}
