using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Local.Demo;

/// <summary>An API key to be made at the start: for whom, and what it allows.</summary>
/// <param name="Tenant">Whose key.</param>
/// <param name="User">Who calls with it; the audit trail names it. 1 to 40 letters, digits, '.', '-', '_' or '@'.</param>
/// <param name="Role">What the caller may do.</param>
public sealed record KeyRequest(TenantId Tenant, string User, Role Role)
{
    private const int LongestUser = 40;

    /// <summary>Reads <c>tenant/user/role</c>; null when it is none.</summary>
    public static KeyRequest? Read(string? text) =>
        text?.Split('/') is [var tenant, var user, var role]
        && TenantId.IsValid(tenant)
        && user.Length is > 0 and <= LongestUser && user.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or '@')
        && Enum.GetNames<Role>().FirstOrDefault(name => name.Equals(role, StringComparison.OrdinalIgnoreCase)) is { } named
            ? new KeyRequest(new TenantId(tenant), user, Enum.Parse<Role>(named))
            : null;
}
