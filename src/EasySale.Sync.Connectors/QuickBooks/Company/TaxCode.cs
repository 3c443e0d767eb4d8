namespace EasySale.Sync.Connectors.QuickBooks.Company;

/// <summary>A tax code: a set of rates under one name. In the US there are the pseudo codes TAX and NON (id = name).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Active">False once switched off.</param>
/// <param name="SalesRateIds">Ids of the <see cref="TaxRate"/>s it applies to sales; empty for pseudo codes and exempt ones.</param>
internal sealed record TaxCode(string Id, string Name, bool Active, IReadOnlyList<string> SalesRateIds);
