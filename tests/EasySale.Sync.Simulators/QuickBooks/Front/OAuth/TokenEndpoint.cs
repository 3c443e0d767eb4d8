using EasySale.Sync.Simulators.QuickBooks.Front.Answers;
using Microsoft.AspNetCore.WebUtilities;

namespace EasySale.Sync.Simulators.QuickBooks.Front.OAuth;

/// <summary>Codes and refresh tokens in, token pairs out.</summary>
internal sealed class TokenEndpoint(ClientCheck client, AuthorizationCodes codes, Grants grants)
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string HardExpiryWanted = "x-include-refresh-token-hard-expires-in";

    public FrontReply Handle(FrontCall call)
    {
        if (!client.Passes(call)) return OAuthAnswers.InvalidClient;
        if (!call.Headers.ContentType.ToString().StartsWith(Form, StringComparison.OrdinalIgnoreCase)) return OAuthAnswers.Error("invalid_request");
        var form = QueryHelpers.ParseQuery(call.Text).ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal);
        return form.GetValueOrDefault("grant_type") switch
        {
            "authorization_code" => Exchange(call, form),
            "refresh_token" => Refresh(call, form),
            null => OAuthAnswers.Error("invalid_request"),
            _ => OAuthAnswers.Error("unsupported_grant_type"),
        };
    }

    private FrontReply Exchange(FrontCall call, Dictionary<string, string> form) =>
        form.GetValueOrDefault("code") is { } code && form.GetValueOrDefault("redirect_uri") is { } uri
            ? Answer(call, codes.Take(code, uri) is { } realm ? grants.Connect(realm, endFormer: true) : null)
            : OAuthAnswers.Error("invalid_request");

    private FrontReply Refresh(FrontCall call, Dictionary<string, string> form) =>
        form.GetValueOrDefault("refresh_token") is { } value ? Answer(call, grants.Refresh(value)) : OAuthAnswers.Error("invalid_request");

    private static FrontReply Answer(FrontCall call, TokenPair? pair) =>
        pair is null ? OAuthAnswers.InvalidGrant : OAuthAnswers.Tokens(pair, call.Headers[HardExpiryWanted].ToString() == "true");
}
