using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>What a change of a channel changed, for the trail: people's addresses masked.</summary>
internal static class ChannelTrail
{
    public static IReadOnlyList<AuditChange> Of(Channel? before, Channel? after, IEnumerable<string> secrets) =>
    [
        .. SettingChanges.Of(before is null ? null : new Entry(before), after is null ? null : new Entry(after)),
        .. SettingChanges.OfSecrets(secrets, before?.SecretNames.Keys ?? []),
    ];

    private sealed class Entry(Channel channel)
    {
        public ChannelType Type => channel.Type;

        public string Name => channel.Name;

        public bool Enabled => channel.Enabled;

        public string? Url => channel.Url;

        public string? Host => channel.Mail?.Host;

        public int? Port => channel.Mail?.Port;

        public bool? StartTls => channel.Mail?.StartTls;

        public string? UserId => channel.Mail?.User;

        public string? From => channel.Mail?.From;

        public IReadOnlyList<string>? To => channel.Mail?.To;
    }
}
