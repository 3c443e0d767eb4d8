using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Front.Answers;

namespace EasySale.Sync.Simulators.QuickBooks.Front.OAuth;

/// <summary>What the token endpoints say.</summary>
internal static class OAuthAnswers
{
    public static FrontReply InvalidClient => Uncached(FrontReply.Of(401, new JsonObject { ["error"] = "invalid_client" }));

    public static FrontReply InvalidGrant => Uncached(FrontReply.Of(400, new JsonObject
    {
        ["error"] = "invalid_grant",
        ["error_description"] = "Incorrect Token type or clientID",
    }));

    public static FrontReply Error(string code) => Uncached(FrontReply.Of(400, new JsonObject { ["error"] = code }));

    public static FrontReply Tokens(TokenPair pair, bool withHardExpiry)
    {
        var body = new JsonObject
        {
            ["token_type"] = "bearer",
            ["access_token"] = pair.AccessToken,
            ["expires_in"] = (long)Grants.AccessLife.TotalSeconds,
            ["refresh_token"] = pair.RefreshToken,
            ["x_refresh_token_expires_in"] = (long)pair.RefreshExpiresIn.TotalSeconds,
        };
        if (withHardExpiry) body["x_refresh_token_hard_expires_in"] = (long)pair.HardExpiresIn.TotalSeconds;
        return Uncached(FrontReply.Of(200, body));
    }

    private static FrontReply Uncached(FrontReply reply) =>
        reply with { Headers = new Dictionary<string, string> { ["Cache-Control"] = "no-cache, no-store" } };
}
