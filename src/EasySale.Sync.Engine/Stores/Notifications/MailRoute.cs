namespace EasySale.Sync.Engine.Stores.Notifications;

/// <summary>How mail is sent.</summary>
/// <param name="Host">The mail server.</param>
/// <param name="Port">Its port; 587 or 25 as a rule.</param>
/// <param name="StartTls">The connection is encrypted before anything is said; without it no password is sent.</param>
/// <param name="User">Who signs in; null where the server asks nobody.</param>
/// <param name="From">The sender's address.</param>
/// <param name="To">The addresses that are told.</param>
public sealed record MailRoute(string Host, int Port, bool StartTls, string? User, string From, IReadOnlyList<string> To)
{
    public bool IsSameServer(MailRoute other) => string.Equals(Host, other.Host, StringComparison.OrdinalIgnoreCase);
}
