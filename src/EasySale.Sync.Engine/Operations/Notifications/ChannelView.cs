using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>A channel as the API shows it: which secrets it has, never their values.</summary>
public sealed class ChannelView(Channel channel)
{
    public string Id => channel.Id;

    public ChannelType Type => channel.Type;

    public string Name => channel.Name;

    public bool Enabled => channel.Enabled;

    public string? Url => channel.Url;

    public MailRoute? Mail => channel.Mail;

    public IEnumerable<string> SecretsSet => channel.SecretNames.Keys.Order(StringComparer.Ordinal);

    public DateTimeOffset CreatedAt => channel.CreatedAt;

    public DateTimeOffset UpdatedAt => channel.UpdatedAt;
}
