using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Functions.Callers;

/// <summary>
/// Callers as App Service Authentication, or a gateway in front, hands them over in <c>X-MS-CLIENT-PRINCIPAL</c>; believed only where
/// <see cref="PlatformTrust"/> covers the request.
/// </summary>
public sealed partial class PlatformPrincipal : ICallerSource
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";
    private const int LongestHeader = 64_000;

    private static readonly string[] UserClaims =
        ["http://schemas.microsoft.com/identity/claims/objectidentifier", "oid", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier", "sub"];

    private static readonly string[] TenantClaims = ["http://schemas.microsoft.com/identity/claims/tenantid", "tid"];

    private readonly PlatformTrust _trust;
    private readonly string[] _tenantClaims;
    private readonly ILogger<PlatformPrincipal> _log;

    public PlatformPrincipal(IConfiguration configuration, ILogger<PlatformPrincipal> log)
    {
        _trust = PlatformTrust.Demand(configuration);
        _tenantClaims = configuration["Sync:TenantClaim"] is { Length: > 0 } claim ? [claim] : TenantClaims;
        _log = log;
    }

    public Task<Caller?> Find(HttpRequest request, CancellationToken cancellation)
    {
        if (request.Headers[Header] is not [{ Length: > 0 and <= LongestHeader } header]) return Task.FromResult<Caller?>(null);
        if (_trust.Covers(request)) return Task.FromResult(Read(header));
        LogForged(_log);
        return Task.FromResult<Caller?>(null);
    }

    private Caller? Read(string header)
    {
        try
        {
            var principal = JsonSerializer.Deserialize<Principal>(Convert.FromBase64String(header), JsonSerializerOptions.Web);
            return principal is null ? null : CallerOf(principal);
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            return null;
        }
    }

    private Caller? CallerOf(Principal principal)
    {
        var tenant = principal.First(_tenantClaims)?.ToLowerInvariant();
        var user = principal.First(UserClaims);
        var roles = principal.Roles().Select(RoleOf).OfType<Role>().Distinct().ToList();
        return TenantId.IsValid(tenant) && user is not null && roles.Count > 0 ? new Caller(new TenantId(tenant!), user, roles) : null;
    }

    private static Role? RoleOf(string name) => Enum.GetValues<Role>().Cast<Role?>()
        .FirstOrDefault(role => string.Equals(role.ToString(), name, StringComparison.OrdinalIgnoreCase));

    [LoggerMessage(LogEvents.CallerForged, LogLevel.Warning, "A request carries " + Header + ", but not the gateway's key: it did not come through the gateway and is not believed")]
    private static partial void LogForged(ILogger logger);
}
