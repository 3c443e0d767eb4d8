namespace EasySale.Sync.Simulators.QuickBooks.Front.OAuth;

/// <summary>Intuit's paths; there they lie on several hosts, here on one.</summary>
internal static class OAuthPaths
{
    public const string Authorize = "/connect/oauth2";
    public const string Token = "/oauth2/v1/tokens/bearer";
    public const string Revoke = "/v2/oauth2/tokens/revoke";
    public const string Discovery = "/.well-known/openid_configuration";
    public const string SandboxDiscovery = "/.well-known/openid_sandbox_configuration";
}
