using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EasySale.Sync.Simulators.Supabase;

/// <summary>The keys of a project in both families: long-lived JWTs (legacy) and opaque ones that only the gateway understands.</summary>
public sealed record SupabaseKeys(string JwtSecret, string SecretKey, string PublishableKey)
{
    /// <summary>The legacy key of the role that bypasses row level security: a JWT, sent as <c>apikey</c> and as bearer.</summary>
    public string ServiceRoleKey => Jwt("service_role");

    /// <summary>The legacy key for browsers, a JWT.</summary>
    public string AnonKey => Jwt("anon");

    public static SupabaseKeys Create() => new(
        Random(32),
        $"sb_secret_{Random(16)}_{Random(6)}",
        $"sb_publishable_{Random(16)}_{Random(6)}");

    /// <summary>A token of this project for any role, valid for years as the legacy keys are.</summary>
    public string Jwt(string role)
    {
        var content = Encoded("""{"alg":"HS256","typ":"JWT"}""") + "."
            + Encoded($$"""{"iss":"supabase","ref":"local","role":"{{role}}","iat":1767225600,"exp":4102444800}""");
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(JwtSecret), Encoding.UTF8.GetBytes(content));
        return content + "." + Base64Url.EncodeToString(signature);
    }

    private static string Encoded(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static string Random(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));
}
