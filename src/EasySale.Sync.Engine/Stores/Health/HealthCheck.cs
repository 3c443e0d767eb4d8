using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Stores.Health;

/// <summary>The last real check of a connection.</summary>
public sealed record HealthCheck
{
    /// <summary>What was found; empty before the first check.</summary>
    public IReadOnlyList<ProbeCheck> Checks { get; init; } = [];

    /// <summary>Something was tried, and nothing of it works.</summary>
    [JsonIgnore]
    public bool IsDead => Checks.Any(one => !one.IsRemark) && Checks.All(one => one.IsRemark || !one.Ok);

    /// <summary>Calls it took that the vendor counts for its price.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long MeteredCalls { get; init; }

    /// <summary>When it was found; null before the first check.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Since when somebody is checking; null when nobody is.</summary>
    public DateTimeOffset? CheckingSince { get; init; }
}
