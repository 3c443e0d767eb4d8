using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>What one run does otherwise than the tenant's settings say; null parts do not.</summary>
/// <param name="BatchSize">Records in one batch to a target.</param>
/// <param name="InterBatchDelayMs">Milliseconds between two batches.</param>
/// <param name="MaxRetries">Automatic retries of a failed record.</param>
public sealed record RunOverrides(int? BatchSize, int? InterBatchDelayMs, int? MaxRetries)
{
    public TenantSettings Apply(TenantSettings settings) => settings with
    {
        BatchSize = BatchSize ?? settings.BatchSize,
        InterBatchDelayMs = InterBatchDelayMs ?? settings.InterBatchDelayMs,
        MaxRetries = MaxRetries ?? settings.MaxRetries,
    };
}
