namespace EasySale.Sync.Engine.Commerce;

/// <summary>An amount in a currency.</summary>
/// <param name="Amount">The amount in major units (12.34), exact.</param>
/// <param name="Currency">ISO 4217 code, upper case.</param>
public readonly record struct Money(decimal Amount, string Currency);
