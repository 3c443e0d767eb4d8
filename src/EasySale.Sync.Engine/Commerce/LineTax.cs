namespace EasySale.Sync.Engine.Commerce;

/// <summary>What one tax rate adds to a line.</summary>
/// <param name="RateId">The source's rate.</param>
/// <param name="Total">Tax after coupons.</param>
/// <param name="Subtotal">Tax before coupons.</param>
public sealed record LineTax(string RateId, decimal Total, decimal Subtotal);
