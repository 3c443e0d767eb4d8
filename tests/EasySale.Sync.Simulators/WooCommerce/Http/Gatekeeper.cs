using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>Who is calling: Basic or query keys over TLS, OAuth 1.0a otherwise; nobody is an anonymous caller, a bad key is refused.</summary>
internal sealed class Gatekeeper(IReadOnlyList<ApiKey> keys, SiteTime time)
{
    private readonly OAuth1 _oauth = new(keys, time);

    /// <summary>The caller's key; null for an anonymous one.</summary>
    public ApiKey? Admit(IncomingCall call) =>
        (call.IsTls ? Basic(call) : null) ?? _oauth.Admit(call);

    public static void RequirePermission(ApiKey key, string method)
    {
        if (method is "GET" or "HEAD" && !key.Permission.HasFlag(ApiPermission.Read))
            throw Bad("The API key provided does not have read permissions.");
        if (method is "POST" or "PUT" or "PATCH" or "DELETE" && !key.Permission.HasFlag(ApiPermission.Write))
            throw Bad("The API key provided does not have write permissions.");
    }

    /// <summary>What WordPress says to a caller without the capability a route needs.</summary>
    public static RestError Anonymous(RestRoute route, string method) => route switch
    {
        _ when route.Pattern.EndsWith("/batch", StringComparison.Ordinal) => Refused("batch", "Sorry, you are not allowed to batch manipulate this resource."),
        _ when method is "GET" or "HEAD" && route.Pattern.EndsWith("]+)", StringComparison.Ordinal) => Refused("view", "Sorry, you cannot view this resource."),
        _ when method is "GET" or "HEAD" => Refused("view", "Sorry, you cannot list resources."),
        _ when method == "DELETE" => Refused("delete", "Sorry, you are not allowed to delete this resource."),
        _ when route.Methods.Contains("PUT") => Refused("edit", "Sorry, you are not allowed to edit this resource."),
        _ => Refused("create", "Sorry, you are not allowed to create resources."),
    };

    public static RestError Bad(string message) => new(401, "woocommerce_rest_authentication_error", message);

    private static RestError Refused(string what, string message) => new(401, $"woocommerce_rest_cannot_{what}", message);

    private ApiKey? Basic(IncomingCall call)
    {
        var (consumer, secret) = FromQuery(call.Query) ?? FromHeader(call.Authorization) ?? default;
        if (keys.FirstOrDefault(k => k.ConsumerKey == consumer) is not { } key) return null;
        return key.ConsumerSecret == secret ? key : throw Bad("Consumer secret is invalid.");
    }

    private static (string, string)? FromQuery(JsonObject query) =>
        query["consumer_key"]?.ToString() is { Length: > 0 } key && query["consumer_secret"]?.ToString() is { Length: > 0 } secret ? (key, secret) : null;

    private static (string, string)? FromHeader(string? header)
    {
        if (header is null || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return null;
        var buffer = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[6..].Trim(), buffer, out var length)) return null;
        var parts = Encoding.UTF8.GetString(buffer, 0, length).Split(':', 2);
        return parts.Length == 2 ? (parts[0], parts[1]) : null;
    }
}
