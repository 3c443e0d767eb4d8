namespace EasySale.Sync.Local.Http;

/// <summary>
/// Takes the platform's principal headers off every request: only App Service may hand them over, and it is not in front of
/// this host.
/// </summary>
internal static class ForgedPrincipal
{
    private const string Prefix = "X-MS-CLIENT-PRINCIPAL";

    public static Task Strip(HttpContext http, RequestDelegate next)
    {
        var forged = http.Request.Headers.Keys.Where(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var name in forged) http.Request.Headers.Remove(name);
        return next(http);
    }
}
