using System.Diagnostics;

namespace EasySale.Sync.Engine.Telemetry;

/// <summary>A webhook delivery from its arrival until it is stored or refused.</summary>
internal sealed class WatchedDelivery : IDisposable
{
    private readonly Activity? _span = SyncTelemetry.Source.StartActivity("webhook", ActivityKind.Consumer);
    private readonly long _began;
    private readonly string _platform;
    private readonly TimeProvider _time;
    private string _result = "refused";

    /// <param name="platform">A platform of ours: a word of the sender's would be one more time series.</param>
    /// <param name="time">The clock.</param>
    public WatchedDelivery(string? platform, TimeProvider time)
    {
        (_platform, _time, _began) = (platform ?? "unknown", time, time.GetTimestamp());
        _span?.SetTag(TagNames.Platform, _platform);
    }

    public T Taken<T>(T receipt)
    {
        _result = "taken";
        return receipt;
    }

    public void Dispose()
    {
        SyncMetrics.Delivery(_platform, _result, _time.GetElapsedTime(_began));
        _span?.SetTag(TagNames.Result, _result);
        _span?.Dispose();
    }
}
