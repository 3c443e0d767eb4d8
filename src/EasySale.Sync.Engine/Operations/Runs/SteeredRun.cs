using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>The answer to a pause, a resumption or a cancellation.</summary>
/// <param name="SyncId">The run.</param>
/// <param name="Status">How it stands now.</param>
/// <param name="Links">Where to follow it.</param>
public sealed record SteeredRun(string SyncId, RunStatus Status, RunLinks Links)
{
    /// <summary>Runs that have their turn now.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> MayStart { get; init; } = [];
}
