using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Settings;

/// <summary>A setting that is a whole number: what it is called, what it may be, where it lives in the document.</summary>
/// <param name="Name">camelCase name in the API.</param>
/// <param name="Least">The smallest value allowed.</param>
/// <param name="Most">The largest value allowed.</param>
/// <param name="Description">What it does, one sentence.</param>
/// <param name="Of">Reads it.</param>
/// <param name="With">The settings with another value.</param>
public sealed record SettingRange(
    string Name, int Least, int Most, string Description, Func<TenantSettings, int> Of, Func<TenantSettings, int, TenantSettings> With)
{
    /// <summary>Every whole number a tenant may set.</summary>
    public static readonly IReadOnlyList<SettingRange> All =
    [
        new("startsPerMinute", 1, 50, "Starts and retries accepted in a minute; more are answered with 429.",
            settings => settings.StartsPerMinute, (settings, value) => settings with { StartsPerMinute = value }),
        new("runsAtOnce", 1, 20, "Runs at the same time; more are queued.",
            settings => settings.RunsAtOnce, (settings, value) => settings with { RunsAtOnce = value }),
        new("batchSize", 1, 200, "Records in one batch to a target; 50 leaves it to the target, whose own limit wins where it is lower.",
            settings => settings.BatchSize, (settings, value) => settings with { BatchSize = value }),
        new("interBatchDelayMs", 0, 10_000, "Milliseconds between two batches.",
            settings => settings.InterBatchDelayMs, (settings, value) => settings with { InterBatchDelayMs = value }),
        new("maxRetries", 1, 5, "Automatic retries of a failed record before it waits for a person.",
            settings => settings.MaxRetries, (settings, value) => settings with { MaxRetries = value }),
        new("compareCallsPerRun", 10, 100_000, "Vendor calls one comparison may make for each kind of record; the next comparison goes on from there.",
            settings => settings.CompareCallsPerRun, (settings, value) => settings with { CompareCallsPerRun = value }),
        new("compareRemovalPercent", 1, 100, "Share of written records a comparison may find gone before it stops, in percent; 20 records never stop it.",
            settings => settings.CompareRemovalPercent, (settings, value) => settings with { CompareRemovalPercent = value }),
        new("confirmAbove", 0, 1_000_000, "Records a plan may write without a person confirming it.",
            settings => settings.ConfirmAbove, (settings, value) => settings with { ConfirmAbove = value }),
        new("planKeptHours", 1, 168, "Hours the plan of a dry run can be looked at and applied.",
            settings => settings.PlanKeptHours, (settings, value) => settings with { PlanKeptHours = value }),
        new("runsKeptDays", 30, 400, "Days a finished run stays listed.",
            settings => settings.RunsKeptDays, (settings, value) => settings with { RunsKeptDays = value }),
        new("journalKeptDays", 7, 400, "Days the journal tells what was done record by record.",
            settings => settings.JournalKeptDays, (settings, value) => settings with { JournalKeptDays = value }),
        new("inboxKeptDays", 7, 90, "Days received events are kept.",
            settings => settings.InboxKeptDays, (settings, value) => settings with { InboxKeptDays = value }),
        new("checkConnectionsHours", 0, 168, "Hours after which a connection that nobody looked at is checked by itself; 0 for never.",
            settings => settings.CheckConnectionsHours, (settings, value) => settings with { CheckConnectionsHours = value }),
        new("meteredCallsWarning", 1, 1_000_000_000, "Metered calls of one connection in a calendar month (UTC) from which health warns.",
            settings => settings.MeteredCallsWarning, (settings, value) => settings with { MeteredCallsWarning = value }),
        new("storagePriceMicroUsd", 0, 1_000_000_000, "What 10,000 storage transactions cost, in millionths of a US dollar; for estimates.",
            settings => settings.StoragePriceMicroUsd, (settings, value) => settings with { StoragePriceMicroUsd = value }),
        new("computePriceMicroUsd", 0, 1_000_000_000, "What 1,000 GB-seconds of work cost, in millionths of a US dollar; for estimates.",
            settings => settings.ComputePriceMicroUsd, (settings, value) => settings with { ComputePriceMicroUsd = value }),
        new("meteredPriceMicroUsd", 0, 1_000_000_000, "What 1,000 metered calls cost beyond a vendor's plan, in millionths of a US dollar; for estimates. 0 within a free plan.",
            settings => settings.MeteredPriceMicroUsd, (settings, value) => settings with { MeteredPriceMicroUsd = value }),
    ];
}
