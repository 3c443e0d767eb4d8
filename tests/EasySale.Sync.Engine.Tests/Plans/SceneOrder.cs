namespace EasySale.Sync.Engine.Tests.Plans;

/// <summary>An order of a scene.</summary>
/// <param name="Total">What it comes to; 13 is left out by the ledger.</param>
/// <param name="Customer">A customer of the shop, or null.</param>
/// <param name="Guest">Who bought without an account, or null.</param>
/// <param name="Paid">It makes a payment too.</param>
/// <param name="Follows">An order its entry names, there or not.</param>
public sealed record SceneOrder(int Total, int? Customer, string? Guest, bool Paid, int? Follows);
