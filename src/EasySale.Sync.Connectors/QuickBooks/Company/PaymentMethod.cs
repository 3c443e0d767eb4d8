namespace EasySale.Sync.Connectors.QuickBooks.Company;

/// <summary>A payment method of the company's list.</summary>
internal sealed record PaymentMethod(string Id, string Name, bool Active);
