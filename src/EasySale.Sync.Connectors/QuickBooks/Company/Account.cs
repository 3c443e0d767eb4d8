namespace EasySale.Sync.Connectors.QuickBooks.Company;

/// <summary>An account of the chart of accounts.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Type">AccountType, such as <c>Bank</c>, <c>Other Current Asset</c>, <c>Income</c>.</param>
/// <param name="SubType">AccountSubType, such as <c>UndepositedFunds</c>.</param>
/// <param name="Currency">ISO 4217 code, where it is told.</param>
/// <param name="Active">False once deleted.</param>
internal sealed record Account(string Id, string Name, string Type, string? SubType, string? Currency, bool Active);
