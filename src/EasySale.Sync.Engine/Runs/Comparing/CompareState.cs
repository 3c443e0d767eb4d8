using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Drift;

namespace EasySale.Sync.Engine.Runs.Comparing;

/// <summary>Where a comparison stands: the content of its cursor.</summary>
internal sealed record CompareState
{
    /// <summary>The run that began it: names its lists and says when it began.</summary>
    public required string Listing { get; init; }

    public ComparePhase Phase { get; init; }

    /// <summary>Listing: the source's cursor.</summary>
    public string? Source { get; init; }

    /// <summary>Parts of the source's list kept.</summary>
    public int Parts { get; init; }

    /// <summary>Comparing: the last shard compared.</summary>
    public string? Shard { get; init; }

    /// <summary>Parts of findings kept.</summary>
    public int Found { get; init; }

    /// <summary>Records among them that may have to be removed.</summary>
    public long Removals { get; init; }

    /// <summary>Bringing: the part at hand, and how many of it are done.</summary>
    public int Part { get; init; }

    public int Done { get; init; }

    public DriftCounts Counts { get; init; } = new();

    [JsonIgnore]
    public string Text => System.Text.Encoding.UTF8.GetString(StoredJson.Write(this));

    public static CompareState Of(string? cursor, string syncId) => cursor is null
        ? new CompareState { Listing = syncId }
        : StoredJson.Read<CompareState>(System.Text.Encoding.UTF8.GetBytes(cursor));
}
