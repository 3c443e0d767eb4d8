namespace EasySale.Sync.Engine.Stores.Notifications;

/// <summary>How a channel reaches people.</summary>
public enum ChannelType
{
    /// <summary>A mail server of the tenant's own.</summary>
    Email,

    /// <summary>An incoming webhook of a Slack workspace.</summary>
    Slack,

    /// <summary>An address of the tenant's own, signed as Standard Webhooks.</summary>
    Webhook,
}
