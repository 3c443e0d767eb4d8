using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>A record of the source that is not linked, and what it could be in the target.</summary>
/// <param name="SourceId">The source's id.</param>
/// <param name="TargetId">The one it seems to be; null where several could be it.</param>
/// <param name="TargetVersion">Its version; to be sent back with a confirmation.</param>
/// <param name="TargetEntity">The target's entity it is of, as the version.</param>
/// <param name="Candidates">All that could be it.</param>
public sealed record ProposedLink(string SourceId, string? TargetId, string? TargetVersion, string? TargetEntity, IReadOnlyList<Candidate> Candidates);
