namespace EasySale.Sync.Engine.Connecting;

/// <summary>A record of the target that could be the one a source tells of.</summary>
/// <param name="Id">The target's id.</param>
/// <param name="Version">Its version, where the target has one.</param>
public sealed record Candidate(string Id, string? Version = null)
{
    /// <summary>The target's entity it is of, where its records become one entity or another.</summary>
    public string? Entity { get; init; }
}
