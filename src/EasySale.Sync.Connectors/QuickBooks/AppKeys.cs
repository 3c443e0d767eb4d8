using System.Net.Http.Headers;
using System.Text;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>The app that calls, as Intuit knows it, and where its tokens come from.</summary>
/// <param name="ClientId">Its id.</param>
/// <param name="ClientSecret">Proves it.</param>
/// <param name="Token">The token endpoint; where it is not Intuit's, its host serves the other pages too.</param>
internal sealed record AppKeys(string ClientId, Secret ClientSecret, string Token)
{
    /// <summary>The token endpoint, without a slash at its end.</summary>
    public string Token { get; } = Token.TrimEnd('/');

    public const string IntuitToken = "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer";
    private const string IntuitRevoke = "https://developer.api.intuit.com/v2/oauth2/tokens/revoke";
    private const string IntuitConsent = "https://appcenter.intuit.com/connect/oauth2";

    public Uri TokenUrl => new(Token);

    public Uri RevokeUrl => At(IntuitRevoke);

    public Uri ConsentUrl => At(IntuitConsent);

    public void Authorize(HttpRequestMessage message) => message.Headers.Authorization = new AuthenticationHeaderValue(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret.Reveal()}")));

    private Uri At(string intuit) => Token == IntuitToken ? new Uri(intuit) : new Uri(TokenUrl, new Uri(intuit).AbsolutePath);
}
