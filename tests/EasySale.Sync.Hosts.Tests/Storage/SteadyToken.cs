using Azure.Core;

namespace EasySale.Sync.Hosts.Tests.Storage;

/// <summary>An identity whose token never changes; remembers what it was asked for.</summary>
internal sealed class SteadyToken : TokenCredential
{
    public string? Scope { get; private set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Scope = requestContext.Scopes[0];
        return new AccessToken("simulated", DateTimeOffset.MaxValue);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
