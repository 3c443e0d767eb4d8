using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>Names of a channel's secrets.</summary>
internal static class ChannelFields
{
    /// <summary>The address of a workspace's incoming webhook: whoever knows it may write there.</summary>
    public const string Url = "url";
    public const string SigningSecret = "signingSecret";

    /// <summary>The one before: messages bear its signature, too, so that receivers change theirs in their own time.</summary>
    public const string SigningSecretBefore = "signingSecretBefore";
    public const string Password = "password";

    /// <summary>The secrets a type has.</summary>
    public static IReadOnlyList<string> Of(ChannelType type) => type switch
    {
        ChannelType.Email => [Password],
        ChannelType.Slack => [Url],
        _ => [SigningSecret],
    };
}
