using System.Diagnostics;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Telemetry;

/// <summary>
/// The spans of a run: <c>run</c> where it is accepted, <c>slice</c> and <c>group</c> below it, <c>run end</c> over its whole time. Slices come
/// minutes later and in other processes, so the run's row keeps the place they hang on.
/// </summary>
internal static class RunSpans
{
    /// <summary>Begins the run's trace, below the request or timer that asks for it. The span ends when its run is stored.</summary>
    public static Activity? Accept(Run run) => Begin("run", ActivityKind.Producer, default, run);

    /// <summary>The run with the place in the trace that its slices hang on; null where nobody traces.</summary>
    public static Run Placed(Run run) =>
        run.TraceParent is null && Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? run with { TraceParent = current.Id } : run;

    public static Activity? Slice(Run run, RunStep step)
    {
        var span = Begin("slice", ActivityKind.Consumer, Place(run), run);
        span?.SetTag(TagNames.Step, step.Index);
        span?.SetTag(TagNames.Entity, step.Kind.Name());
        return span;
    }

    public static Activity? Group(RecordKind kind, long group, int records)
    {
        var span = SyncTelemetry.Source.StartActivity("group");
        span?.SetTag(TagNames.Entity, kind.Name());
        span?.SetTag(TagNames.Group, group);
        span?.SetTag(TagNames.Records, records);
        return span;
    }

    /// <summary>Tells of the whole run at its end, waits included.</summary>
    public static void End(Run run)
    {
        if (!SyncTelemetry.Source.HasListeners()) return;
        var began = run.StartedAt ?? run.CreatedAt;
        using var span = SyncTelemetry.Source.StartActivity("run end", ActivityKind.Internal, Place(run), Tags(run), startTime: began);
        span?.SetTag(TagNames.Result, Words.Of(run.Status));
        if (run.Error is { } error) span?.SetTag(TagNames.Error, error.Code).SetStatus(ActivityStatusCode.Error);
        if (run.FinishedAt is { } ended) span?.SetEndTime(ended.UtcDateTime);
    }

    private static Activity? Begin(string name, ActivityKind kind, ActivityContext parent, Run run) =>
        SyncTelemetry.Source.HasListeners() ? SyncTelemetry.Source.StartActivity(name, kind, parent, Tags(run)) : null;

    // Where the platform has carried the trace along itself, its own span is the nearer parent.
    private static ActivityContext Place(Run run) =>
        ActivityContext.TryParse(run.TraceParent, null, isRemote: true, out var place) && Activity.Current?.TraceId != place.TraceId ? place : default;

    private static TagList Tags(Run run) => new()
    {
        { TagNames.Tenant, run.Tenant.Value },
        { TagNames.SyncId, run.SyncId },
        { TagNames.Correlation, run.CorrelationId },
    };
}
