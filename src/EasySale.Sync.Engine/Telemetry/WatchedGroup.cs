using System.Diagnostics;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Telemetry;

/// <summary>A group while it is worked on: its place, its span, its clock.</summary>
internal sealed class WatchedGroup(JournalPosition position, Activity? span, TimeProvider time) : IDisposable
{
    private readonly long _began = time.GetTimestamp();

    public JournalPosition Position => position;

    /// <summary>From its links to their confirmation; reading the next group and saving the cursor are left out.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>Its records are confirmed.</summary>
    public void Confirmed()
    {
        Took = time.GetElapsedTime(_began);
        span?.Stop();
    }

    public void Dispose() => span?.Dispose();
}
