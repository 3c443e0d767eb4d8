using EasySale.Sync.Engine.Operations.Conflicts;

namespace EasySale.Sync.Engine.Operations.Older;

/// <summary>The answer to <c>conflicts</c>.</summary>
/// <param name="Stats">Over all of the tenant's conflicts.</param>
/// <param name="Conflicts">Those of the run, at most 200; GET /api/sync/conflicts pages through more.</param>
public sealed record OlderConflicts(ConflictStatistics Stats, IReadOnlyList<ConflictView> Conflicts);
