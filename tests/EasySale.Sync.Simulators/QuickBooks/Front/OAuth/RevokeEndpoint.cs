using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Front.Answers;

namespace EasySale.Sync.Simulators.QuickBooks.Front.OAuth;

/// <summary>Ends the connection an access or refresh token belongs to.</summary>
internal sealed class RevokeEndpoint(ClientCheck client, Grants grants)
{
    public FrontReply Handle(FrontCall call)
    {
        if (!client.Passes(call)) return OAuthAnswers.InvalidClient;
        return Token(call) is { } token && grants.Revoke(token) ? FrontReply.Empty(200) : OAuthAnswers.Error("invalid_request");
    }

    private static string? Token(FrontCall call) =>
        JsonBody.Read(call.Body)?["token"] is JsonValue value && value.TryGetValue(out string? token) ? token : null;
}
