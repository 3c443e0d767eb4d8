using System.Collections.Concurrent;
using System.Diagnostics;
using EasySale.Sync.Engine.Telemetry;

namespace EasySale.Sync.Engine.Tests.Telemetry;

/// <summary>Takes the spans of one trace; those of tests that run at the same time are in others.</summary>
internal sealed class KeptSpans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public KeptSpans()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SyncTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TraceId == Trace.TraceId) _ended.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Where the trace begins.</summary>
    public ActivityContext Trace { get; } = new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);

    public string TraceParent => $"00-{Trace.TraceId}-{Trace.SpanId}-01";

    public IReadOnlyList<Activity> All => [.. _ended];

    public IReadOnlyList<Activity> Named(string name) => [.. _ended.Where(span => span.OperationName == name)];

    public void Dispose() => _listener.Dispose();
}
