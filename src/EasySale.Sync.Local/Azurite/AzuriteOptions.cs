namespace EasySale.Sync.Local.Azurite;

/// <summary>How Azurite is started. Its own ports are those <c>UseDevelopmentStorage=true</c> means.</summary>
public sealed record AzuriteOptions
{
    /// <summary>0 takes a free one; so for the others.</summary>
    public int BlobPort { get; init; } = 10000;

    public int QueuePort { get; init; } = 10001;

    public int TablePort { get; init; } = 10002;

    /// <summary>The folder that keeps the data, or null to keep it in memory.</summary>
    public string? Location { get; init; }

    /// <summary>Free ports and nothing kept: for tests.</summary>
    public static AzuriteOptions Throwaway { get; } = new() { BlobPort = 0, QueuePort = 0, TablePort = 0 };
}
