namespace EasySale.Sync.Engine.Connecting;

/// <summary>
/// How a vendor's webhook deliveries prove themselves, and what they say. Stateless. Nothing here throws for what a delivery
/// holds: a vendor gives up on a receiver that refuses.
/// </summary>
public abstract class WebhookReader
{
    /// <summary>
    /// The setting that holds the vendor's id of a connection's account, for vendors that send the deliveries of all accounts
    /// to one address, signed with the app's own secret. Null: each connection has its address and its secret.
    /// </summary>
    public virtual string? AccountSetting => null;

    /// <summary>The header the merchant has to fill with the secret, for vendors whose webhooks are set up by hand; else null.</summary>
    public virtual string? SecretHeader => null;

    /// <summary>An unsigned test call that must be answered well and means nothing.</summary>
    public virtual bool IsPing(WebhookDelivery delivery) => false;

    /// <summary>Whether this secret proves the delivery, compared in constant time, over the raw bytes, before anything is parsed.</summary>
    public abstract bool Proves(WebhookDelivery delivery, Secret secret);

    /// <summary>What a proved delivery says.</summary>
    public abstract WebhookNews Read(WebhookDelivery delivery);
}
