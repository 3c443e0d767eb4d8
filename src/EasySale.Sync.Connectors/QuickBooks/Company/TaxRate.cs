namespace EasySale.Sync.Connectors.QuickBooks.Company;

/// <summary>A tax rate.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Percent">20 for 20 %.</param>
/// <param name="DisplayType">Null, or for instance <c>ReadOnly</c>.</param>
internal sealed record TaxRate(string Id, string Name, decimal Percent, string? DisplayType);
