using System.Diagnostics;
using System.Diagnostics.Metrics;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Telemetry;

/// <summary>The figures of all tenants together; docs/operate.md lists them. One tenant's are at <c>GET /api/sync/metrics</c>.</summary>
internal static class SyncMetrics
{
    /// <summary>Seconds; from a quick answer to the longest wait inside a call or slice.</summary>
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] };

    private static readonly Counter<long> Records = SyncTelemetry.Meter.CreateCounter<long>(MetricNames.Records, "{record}", "Records handled, by outcome.");
    private static readonly Counter<long> Failures = SyncTelemetry.Meter.CreateCounter<long>(MetricNames.Failures, "{failure}", "Failures of records and steps, by who must act.");
    private static readonly Counter<long> Runs = SyncTelemetry.Meter.CreateCounter<long>(MetricNames.Runs, "{run}", "Runs that ended, by how.");
    private static readonly Counter<long> MeteredCalls = SyncTelemetry.Meter.CreateCounter<long>(MetricNames.MeteredCalls, "{call}", "Calls the vendor counts as money.");
    private static readonly Histogram<double> Calls = Histogram(MetricNames.Calls, "Calls to vendors, each attempt, by status.");
    private static readonly Histogram<double> Waits = Histogram(MetricNames.Waits, "Waits for a permit before a call.");
    private static readonly Histogram<double> Groups = Histogram(MetricNames.Groups, "Groups of records, from their links to their confirmation.");
    private static readonly Histogram<double> Deliveries = Histogram(MetricNames.Deliveries, "Webhook deliveries, by whether they were taken.");

    public static void Group(string platform, RecordKind kind, RunCounts counts, TimeSpan took)
    {
        if (Groups.Enabled) Groups.Record(took.TotalSeconds, Tag(TagNames.Platform, platform), Tag(TagNames.Entity, kind.Name()));
        if (!Records.Enabled) return;
        Count(platform, kind, "written", counts.Written);
        Count(platform, kind, "unchanged", counts.Unchanged);
        Count(platform, kind, "skipped", counts.Skipped);
        Count(platform, kind, "failed", counts.Failed);
    }

    public static void Failure(string platform, FailureCause cause) => Failures.Add(1, Tag(TagNames.Platform, platform), Tag(TagNames.Cause, Words.Of(cause)));

    public static void RunEnded(RunStatus status) => Runs.Add(1, Tag(TagNames.Result, Words.Of(status)));

    /// <summary>An attempt of a call; <paramref name="error"/> where no answer came.</summary>
    public static void Call(string platform, int? status, string? error, bool isMetered, TimeSpan took)
    {
        var tags = new TagList { { TagNames.Platform, platform } };
        if (status is { } answered) tags.Add(TagNames.Status, answered);
        if (error is not null) tags.Add(TagNames.Error, error);
        Calls.Record(took.TotalSeconds, tags);
        if (isMetered) MeteredCalls.Add(1, Tag(TagNames.Platform, platform));
    }

    public static void Waited(string platform, TimeSpan took) => Waits.Record(took.TotalSeconds, Tag(TagNames.Platform, platform));

    public static void Delivery(string platform, string result, TimeSpan took) =>
        Deliveries.Record(took.TotalSeconds, Tag(TagNames.Platform, platform), Tag(TagNames.Result, result));

    private static void Count(string platform, RecordKind kind, string outcome, long records)
    {
        if (records > 0) Records.Add(records, Tag(TagNames.Platform, platform), Tag(TagNames.Entity, kind.Name()), Tag(TagNames.Outcome, outcome));
    }

    private static Histogram<double> Histogram(string name, string description) => SyncTelemetry.Meter.CreateHistogram(name, "s", description, tags: null, Seconds);

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);
}
