using EasySale.Sync.Simulators.QuickBooks.Front.Answers;

namespace EasySale.Sync.Simulators.QuickBooks.Front.OAuth;

/// <summary>Chooses the OAuth endpoint a call is for.</summary>
internal sealed class OAuthServer(QuickBooksOptions options, OwnerConsent owner, Grants grants)
{
    private readonly AuthorizationCodes _codes = new(options.Time);
    private readonly ClientCheck _client = new(options.ClientId, options.ClientSecret);

    /// <summary>Null if the path is none of OAuth's.</summary>
    public FrontReply? Handle(FrontCall call) => (call.Method, call.Path.TrimEnd('/')) switch
    {
        ("GET", OAuthPaths.Authorize) => new AuthorizeEndpoint(options, owner, _codes).Handle(call),
        ("POST", OAuthPaths.Token) => new TokenEndpoint(_client, _codes, grants).Handle(call),
        ("POST", OAuthPaths.Revoke) => new RevokeEndpoint(_client, grants).Handle(call),
        ("GET", OAuthPaths.Discovery or OAuthPaths.SandboxDiscovery) => DiscoveryEndpoint.Handle(call.Headers.Host.ToString()),
        _ => null,
    };
}
