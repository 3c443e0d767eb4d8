namespace EasySale.Sync.Engine.Stores.Rows;

/// <summary>Counts storage transactions of this process, so that runs and benchmarks can state what they cost.</summary>
public sealed class StorageMeter
{
    private long _transactions;

    public long Transactions => Interlocked.Read(ref _transactions);

    public void Count() => Interlocked.Increment(ref _transactions);
}
