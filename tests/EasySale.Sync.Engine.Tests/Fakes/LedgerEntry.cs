using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>A record in the ledger.</summary>
/// <param name="Record">The source record it was made of.</param>
/// <param name="Purpose">What it was made for.</param>
/// <param name="Text">What it says.</param>
/// <param name="Amount">Its amount, for orders.</param>
/// <param name="Customer">The source record of the customer it names, for orders.</param>
/// <param name="Invoice">The source record whose entry it pays, for payments.</param>
/// <param name="Version">How often it was written.</param>
public sealed record LedgerEntry(RecordKey Record, string Purpose, string Text, decimal? Amount, RecordKey? Customer, RecordKey? Invoice, int Version);
