namespace EasySale.Sync.Engine.Stores.Rows;

/// <summary>
/// Counts storage transactions: of the whole process, and of one flow of work between <see cref="Measure"/> and its disposal
/// (with everything that flow starts), so that runs side by side each know what they cost.
/// </summary>
public sealed class StorageMeter
{
    private readonly AsyncLocal<Measurement?> _current = new();
    private long _transactions;

    /// <summary>Transactions of the process since it started.</summary>
    public long Transactions => Interlocked.Read(ref _transactions);

    public void Count()
    {
        Interlocked.Increment(ref _transactions);
        _current.Value?.Count();
    }

    /// <summary>Begins to count the caller's flow of work; measurements do not nest.</summary>
    public Measurement Measure() => _current.Value = new Measurement(this);

    /// <summary>The count of one flow of work.</summary>
    public sealed class Measurement(StorageMeter meter) : IDisposable
    {
        private long _count;

        public long Transactions => Interlocked.Read(ref _count);

        public void Dispose() => meter._current.Value = null;

        internal void Count() => Interlocked.Increment(ref _count);
    }
}
