namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>What the ledger is sent.</summary>
/// <param name="Text">A name or a status.</param>
/// <param name="Amount">The amount of an order.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Customer">The ledger's id of an order's customer.</param>
/// <param name="Invoice">The ledger's id of what a payment pays.</param>
public sealed record LedgerBody(string Text, decimal? Amount = null, string? Currency = null, string? Customer = null, string? Invoice = null);
