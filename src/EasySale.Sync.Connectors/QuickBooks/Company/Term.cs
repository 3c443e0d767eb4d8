namespace EasySale.Sync.Connectors.QuickBooks.Company;

/// <summary>A payment term.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="DueDays">Days until payment is due; null for terms by day of the month.</param>
/// <param name="Active">False once deleted.</param>
internal sealed record Term(string Id, string Name, int? DueDays, bool Active);
