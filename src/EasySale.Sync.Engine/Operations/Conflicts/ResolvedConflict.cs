using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Conflicts;

namespace EasySale.Sync.Engine.Operations.Conflicts;

/// <summary>The answer to a decision.</summary>
/// <param name="Id">The conflict.</param>
/// <param name="Resolution">What was decided.</param>
/// <param name="Run">The run that does it; null where there is nothing to be done, and where the route is busy: then it is done once that run is over.</param>
public sealed record ResolvedConflict(string Id, ConflictChoice Resolution, StartedRun? Run);
