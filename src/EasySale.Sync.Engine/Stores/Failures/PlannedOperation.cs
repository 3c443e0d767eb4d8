using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Stores.Failures;

/// <summary>An operation that was refused, as it was planned.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Action">Create, update, …</param>
/// <param name="Entity">The target's entity or table.</param>
/// <param name="Body">The body, placeholders in it.</param>
public sealed record PlannedOperation(string Purpose, OperationAction Action, string Entity, ExactJson Body);
