namespace EasySale.Sync.Engine.Tests.Plans;

/// <summary>What happens to an order, and perhaps to a customer.</summary>
/// <param name="Order">Which.</param>
/// <param name="Total">What it comes to now.</param>
/// <param name="IsRemoved">The shop has it no longer.</param>
/// <param name="IsUnreadable">The shop tells nonsense of it.</param>
/// <param name="Renames">A customer with another name now.</param>
public sealed record SceneChange(int Order, int Total, bool IsRemoved, bool IsUnreadable, int? Renames);
