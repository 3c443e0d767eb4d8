using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Front.Answers;

namespace EasySale.Sync.Simulators.QuickBooks.Front.OAuth;

/// <summary>Intuit's discovery document, with every address on this simulator.</summary>
internal static class DiscoveryEndpoint
{
    public static FrontReply Handle(string host) => FrontReply.Of(200, new JsonObject
    {
        ["issuer"] = $"http://{host}/op/v1",
        ["authorization_endpoint"] = $"http://{host}{OAuthPaths.Authorize}",
        ["token_endpoint"] = $"http://{host}{OAuthPaths.Token}",
        ["userinfo_endpoint"] = $"http://{host}/v1/openid_connect/userinfo",
        ["revocation_endpoint"] = $"http://{host}{OAuthPaths.Revoke}",
        ["jwks_uri"] = $"http://{host}/op/v1/jwks",
        ["response_types_supported"] = new JsonArray("code"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["scopes_supported"] = new JsonArray("openid", "email", "profile", "address", "phone"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "client_secret_basic"),
        ["claims_supported"] = new JsonArray("aud", "exp", "iat", "iss", "realmid", "sub"),
    });
}
