using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using EasySale.Sync.Engine.Telemetry;

namespace EasySale.Sync.Hosts.Tests.Accounts;

/// <summary>Every span and figure of the house as text, whoever made them.</summary>
internal sealed class KeptSignals : IDisposable
{
    private readonly ConcurrentQueue<string> _texts = new();
    private readonly MeterListener _figures = new();
    private readonly ActivityListener _spans;

    public KeptSignals()
    {
        _spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SyncTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_spans);
        _figures.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == SyncTelemetry.Name) listener.EnableMeasurementEvents(instrument);
        };
        _figures.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Keep(instrument, tags));
        _figures.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Keep(instrument, tags));
        _figures.Start();
    }

    public IReadOnlyList<string> Texts => [.. _texts];

    public void Dispose()
    {
        _figures.Dispose();
        _spans.Dispose();
    }

    private void Keep(Activity span) => _texts.Enqueue(
        $"span {span.DisplayName} {span.StatusDescription} {Joined(span.TagObjects)} {Joined(span.Baggage)} {string.Join(' ', span.Events.Select(one => $"{one.Name} {Joined(one.Tags)}"))}");

    private void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) => _texts.Enqueue($"figure {instrument.Name} {Joined(tags.ToArray())}");

    private static string Joined<T>(IEnumerable<KeyValuePair<string, T>> tags) => string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));
}
