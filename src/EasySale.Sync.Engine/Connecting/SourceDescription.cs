using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>The source as its target sees it.</summary>
/// <param name="ConnectionId">The source connection's id.</param>
/// <param name="Platform">Its platform.</param>
/// <param name="Profile">Reads how the source describes itself, at most once.</param>
public sealed record SourceDescription(string ConnectionId, string Platform, Func<CancellationToken, Task<SystemProfile>> Profile)
{
    /// <summary>Nothing will be written: whoever sets something up in the target leaves it.</summary>
    public bool IsForPlan { get; init; }

    /// <summary>By what its records are recognized in the target, as the route says; null for all their kind has.</summary>
    public IReadOnlyList<NaturalKey>? MatchBy { get; init; }
}
