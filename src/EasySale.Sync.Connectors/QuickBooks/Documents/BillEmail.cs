using EasySale.Sync.Connectors.QuickBooks.Money;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>A buyer's e-mail address. One the books would refuse is kept in the private note instead, so that it stops no document.</summary>
internal static class BillEmail
{
    /// <summary>The address as the books take it, or null.</summary>
    public static string? Of(string? email) => email?.Trim() is { Length: > 0 and <= TextLimits.Email } address && IsGood(address) ? address : null;

    /// <summary>The address, when it cannot stand in its own field.</summary>
    public static string? Bad(string? email) => string.IsNullOrWhiteSpace(email) || Of(email) is not null ? null : email.Trim();

    private static bool IsGood(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == address.LastIndexOf('@')
            && address.LastIndexOf('.') is var dot && dot > at + 1 && dot < address.Length - 1
            && address.All(letter => letter is > ' ' and not ('\u007f' or ',' or ';' or '<' or '>' or '"' or '{' or '}'));
    }
}
