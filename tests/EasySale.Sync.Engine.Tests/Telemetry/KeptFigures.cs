using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using EasySale.Sync.Engine.Telemetry;

namespace EasySale.Sync.Engine.Tests.Telemetry;

/// <summary>Takes the figures that the test's own flow of calls makes; the meter is one for all that run at the same time.</summary>
internal sealed class KeptFigures : IDisposable
{
    private readonly AsyncLocal<bool> _isOurs = new() { Value = true };
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _kept = new();
    private readonly MeterListener _listener = new();

    public KeptFigures()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == SyncTelemetry.Name) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Sums by tags; tags as <c>name=value</c>, in alphabetical order.</summary>
    public IReadOnlyDictionary<string, double> Sums(string name) =>
        _kept.Where(one => one.Name == name).GroupBy(one => one.Tags).ToDictionary(group => group.Key, group => group.Sum(one => one.Value));

    public int Count(string name) => _kept.Count(one => one.Name == name);

    /// <summary>Every tag's name that occurred.</summary>
    public IReadOnlySet<string> TagNames => _kept.SelectMany(one => one.Tags.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(tag => tag.Split('=')[0]).ToHashSet();

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!_isOurs.Value) return;
        _kept.Enqueue((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal))));
    }
}
