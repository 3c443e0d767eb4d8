using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Older;

/// <summary>One kind of record of a run.</summary>
/// <param name="EntityType">The kind.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Processed">Records handled.</param>
/// <param name="Failed">Of those, failed.</param>
public sealed record OlderQueue(string EntityType, StepState Status, long Processed, long Failed);
