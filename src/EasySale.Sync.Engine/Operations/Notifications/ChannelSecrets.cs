using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>Which secrets a channel cannot do without.</summary>
internal static class ChannelSecrets
{
    /// <summary>Names of the secrets it needs; a mail server that asks nobody to sign in needs no password.</summary>
    public static IReadOnlyList<string> Needed(this Channel channel) =>
        [.. ChannelFields.Of(channel.Type).Where(name => name != ChannelFields.Password || channel.Mail?.User is not null)];

    /// <summary>Those of them that were never entered.</summary>
    public static IReadOnlyList<string> Missing(this Channel channel) => [.. channel.Needed().Where(name => !channel.SecretNames.ContainsKey(name))];
}
