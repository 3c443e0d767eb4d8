namespace EasySale.Sync.Engine.Stores.Failures;

/// <summary>What was planned for a record and refused.</summary>
/// <param name="Id">The failure.</param>
/// <param name="ContentHash">Hash of the source record it was planned from.</param>
/// <param name="Operations">At least one.</param>
public sealed record PlannedPayload(string Id, string ContentHash, IReadOnlyList<PlannedOperation> Operations);
