using System.Security.Cryptography;
using System.Text;

namespace EasySale.Sync.Simulators.Supabase;

/// <summary>
/// What Supabase's gateway does with keys before PostgREST sees a request: knows the project's keys, and swaps an opaque one
/// for the token of its role.
/// </summary>
internal sealed class GatewayKeyCheck(SupabaseKeys keys)
{
    private const string NoKey = """{"message":"No API key found in request"}""";
    private const string InvalidKey = """{"message":"Invalid API key"}""";
    private const string BrowserKey = """{"message":"Forbidden use of secret API key in browser"}""";

    private readonly string _serviceToken = keys.ServiceRoleKey;
    private readonly string _anonToken = keys.AnonKey;

    /// <returns>The body of a 401, or null and the Authorization header to pass on (null: none).</returns>
    public string? Refusal(HttpRequest request, out string? authorization)
    {
        authorization = request.Headers.Authorization is [{ Length: > 0 } sent] ? sent : null;
        if (request.Headers["apikey"] is not [{ Length: > 0 } key])
            return NoKey;
        // A JWT key alone opens the gateway but names no role: PostgREST then takes the caller for anon.
        if (Same(key, _serviceToken) || Same(key, _anonToken))
            return null;
        var isSecret = Same(key, keys.SecretKey);
        if (!isSecret && !Same(key, keys.PublishableKey))
            return InvalidKey;
        if (isSecret && request.Headers.UserAgent.ToString().Contains("Mozilla/", StringComparison.Ordinal))
            return BrowserKey;
        if (authorization is null || authorization == $"Bearer {key}")
            authorization = $"Bearer {(isSecret ? _serviceToken : _anonToken)}";
        return authorization.StartsWith("Bearer sb_", StringComparison.Ordinal) ? InvalidKey : null;
    }

    private static bool Same(string given, string known) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(known));
}
