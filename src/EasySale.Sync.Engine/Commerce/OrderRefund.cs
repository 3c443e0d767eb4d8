namespace EasySale.Sync.Engine.Commerce;

/// <summary>A refund as its order lists it.</summary>
/// <param name="Id">The refund's id.</param>
/// <param name="Amount">What went back, positive, tax included.</param>
/// <param name="Reason">Why, where the source says.</param>
public sealed record OrderRefund(string Id, decimal Amount, string? Reason);
