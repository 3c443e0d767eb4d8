namespace EasySale.Sync.Azure.Storage;

/// <summary>How often one operation went over the wire, counted by <see cref="CountRequests"/>.</summary>
internal sealed class Attempts
{
    public int Count { get; set; }
}
