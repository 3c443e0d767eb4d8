using EasySale.Sync.Engine.Stores.Conflicts;

namespace EasySale.Sync.Engine.Operations.Conflicts;

/// <summary>What a person can decide about a conflict.</summary>
/// <param name="Resolution">accept, reject or custom.</param>
/// <param name="Does">What a run does then; where it cannot, why not and what to do.</param>
/// <param name="IsPossible">False where the decision would be refused.</param>
public sealed record ConflictOption(ConflictChoice Resolution, string Does, bool IsPossible = true);
