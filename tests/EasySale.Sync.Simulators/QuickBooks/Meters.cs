namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>What Intuit would count for its App Partner Program, by company.</summary>
public sealed class Meters
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Meter> _companies = new(StringComparer.Ordinal);

    public Meter this[string realm]
    {
        get { lock (_gate) return _companies.GetValueOrDefault(realm, Meter.Nothing); }
    }

    public Meter All
    {
        get { lock (_gate) return new Meter(_companies.Values.Sum(m => m.Core), _companies.Values.Sum(m => m.CorePlus)); }
    }

    /// <summary>Batches so far, of all companies.</summary>
    public int Batches { get; private set; }

    /// <summary>Operations that came in them.</summary>
    public int BatchItems { get; private set; }

    public void Clear()
    {
        lock (_gate) (Batches, BatchItems) = (0, 0);
        lock (_gate) _companies.Clear();
    }

    internal void AddBatch(int items)
    {
        lock (_gate) (Batches, BatchItems) = (Batches + 1, BatchItems + items);
    }

    internal void Add(string realm, int core, int corePlus)
    {
        lock (_gate)
        {
            var before = _companies.GetValueOrDefault(realm, Meter.Nothing);
            _companies[realm] = new Meter(before.Core + core, before.CorePlus + corePlus);
        }
    }
}

/// <param name="Core">Free calls: single writes.</param>
/// <param name="CorePlus">Metered calls: reads, queries, change reads, batches.</param>
public sealed record Meter(int Core, int CorePlus)
{
    internal static readonly Meter Nothing = new(0, 0);
}
