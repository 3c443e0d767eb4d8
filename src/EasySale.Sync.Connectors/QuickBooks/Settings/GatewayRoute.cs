namespace EasySale.Sync.Connectors.QuickBooks.Settings;

/// <summary>How the money of one payment gateway is booked.</summary>
/// <param name="Method">Id of a payment method, or null for none.</param>
/// <param name="DepositAccount">Id of the account it lands on, or null for the connection's default.</param>
internal sealed record GatewayRoute(string? Method, string? DepositAccount);
