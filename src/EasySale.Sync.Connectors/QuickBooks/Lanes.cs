using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Intuit's limits since October 2025. A batch is one of the calls too.</summary>
internal static class Lanes
{
    /// <summary>Every call of the accounting API: 500 a minute per company, 10 a second per company and app.</summary>
    private const string Calls = "calls";

    /// <summary>Batches: 40 a minute per company and app, of at most <see cref="ItemsPerBatch"/> items.</summary>
    private const string Batches = "batches";

    public const int ItemsPerBatch = 30;

    public static readonly IReadOnlyList<string> Single = [Calls];

    public static readonly IReadOnlyList<string> Batch = [Batches, Calls];

    public static readonly IReadOnlyList<RateLimit> Limits =
    [
        new(Calls, 500, TimeSpan.FromMinutes(1)),
        new(Calls, 10, TimeSpan.FromSeconds(1)),
        new(Batches, 40, TimeSpan.FromMinutes(1)),
    ];
}
