namespace EasySale.Sync.Engine.Http;

/// <summary>The figures of the way out, each named once.</summary>
public static class HttpDefaults
{
    public const string UserAgent = "EasySale.Sync/1.0 (+https://easysale.example/sync)";
    public const int Attempts = 3;

    /// <summary>The most bytes of an answer that are taken, unpacked: ten times what a large page of orders comes to.</summary>
    public const int LargestAnswer = 64 * 1024 * 1024;
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(120);
    public static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits longer than this are the orchestrator's business (a durable timer), not ours.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);
}
