using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Stores.Settings;

/// <summary>What a tenant chooses for itself: one document, every part with a default, so that a tenant who chose nothing has no row.</summary>
public sealed record TenantSettings
{
    public static readonly TenantSettings Defaults = new();

    /// <summary>Starts and retries the API accepts in a minute.</summary>
    public int StartsPerMinute { get; init; } = 10;

    /// <summary>Runs at the same time; more are queued.</summary>
    public int RunsAtOnce { get; init; } = RunDefaults.RunsAtOnce;

    /// <summary>Operations in one batch to a target; a vendor's own limit wins where it is lower.</summary>
    public int BatchSize { get; init; } = 50;

    /// <summary>The batch size the tenant chose; null while it is the default, which leaves it to the target.</summary>
    [JsonIgnore]
    public int? ChosenBatchSize => BatchSize == Defaults.BatchSize ? null : BatchSize;

    /// <summary>The tenant has saved a mapping at some time: runs look for theirs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasMappings { get; init; }

    /// <summary>Milliseconds between two batches.</summary>
    public int InterBatchDelayMs { get; init; }

    /// <summary>Automatic retries of a failed record before it waits for a person.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>Vendor calls one comparison may make for each kind of record; the next goes on.</summary>
    public int CompareCallsPerRun { get; init; } = 2000;

    /// <summary>The share of written records a comparison may mark or remove without being stopped, in percent.</summary>
    public int CompareRemovalPercent { get; init; } = 10;

    /// <summary>A plan with more records than these is written only when a person confirms it.</summary>
    public int ConfirmAbove { get; init; } = 10;

    /// <summary>Whoever starts a run has confirmed it: it is written at once, however much it is.</summary>
    public bool StartsAreConfirmed { get; init; }

    /// <summary>Runs started through the API use sandbox connections only. Changed at <c>/api/sync/sandbox</c>.</summary>
    public bool IsInSandbox { get; init; }

    /// <summary>Hours a plan can be applied, and is kept.</summary>
    public int PlanKeptHours { get; init; } = 24;

    /// <summary>Days a finished run stays listed.</summary>
    public int RunsKeptDays { get; init; } = 365;

    /// <summary>Days the journal tells what was done record by record.</summary>
    public int JournalKeptDays { get; init; } = 90;

    /// <summary>Days received events are kept.</summary>
    public int InboxKeptDays { get; init; } = 30;

    /// <summary>Hours after which a connection nobody looked at is checked; 0 for never.</summary>
    public int CheckConnectionsHours { get; init; } = 6;

    /// <summary>Metered calls of one connection in a calendar month (UTC) from which health warns.</summary>
    public int MeteredCallsWarning { get; init; } = 400_000;

    /// <summary>What 10,000 storage transactions cost, in millionths of a US dollar; docs/operate.md has the sources of prices.</summary>
    public int StoragePriceMicroUsd { get; init; } = 360;

    /// <summary>What 1,000 GB-seconds of work cost, in millionths of a US dollar.</summary>
    public int ComputePriceMicroUsd { get; init; } = 16_000;

    /// <summary>What 1,000 metered calls cost beyond what the vendor's plan includes, in millionths of a US dollar.</summary>
    public int MeteredPriceMicroUsd { get; init; } = 3_500_000;
}
