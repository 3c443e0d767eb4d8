namespace EasySale.Sync.Engine.Http;

/// <summary>Counts calls to vendors, for the run that made them.</summary>
public sealed class VendorMeter
{
    private long _calls;
    private long _metered;

    public long Calls => Interlocked.Read(ref _calls);

    public long MeteredCalls => Interlocked.Read(ref _metered);

    public void Count(VendorRequest request)
    {
        Interlocked.Increment(ref _calls);
        if (request.Metered) Interlocked.Increment(ref _metered);
    }
}
