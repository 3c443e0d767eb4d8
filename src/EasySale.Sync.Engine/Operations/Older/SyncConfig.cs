using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Older;

/// <summary><c>syncConfig</c> of a start: how this one run goes, whatever the tenant's settings say.</summary>
internal static class SyncConfig
{
    private const int MostMilliseconds = 10_000;

    /// <summary>The run's own settings, and the starts a minute the client keeps itself to.</summary>
    public static (RunOverrides Overrides, int? StartsPerMinute) Read(JsonInput fields)
    {
        var overrides = new RunOverrides(
            fields.Number("batchSize", 1, 200), fields.Number("interBatchDelayMs", 0, MostMilliseconds), fields.Number("maxRetries", 1, 5));
        var rateLimit = fields.Number("rateLimit", 1, 50);
        fields.Close();
        return (overrides, rateLimit);
    }
}
