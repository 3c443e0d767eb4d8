namespace EasySale.Sync.Engine.Connecting;

/// <summary>A connection's webhooks at the vendor, where its API can set them up.</summary>
/// <exception cref="Failures.SyncException">The vendor refuses or does not answer.</exception>
public abstract class WebhookSubscriptions
{
    /// <summary>What must be reported, in the vendor's words.</summary>
    public abstract IReadOnlyList<string> Topics { get; }

    /// <summary>The webhooks that are delivered to this address.</summary>
    public abstract Task<IReadOnlyList<WebhookSubscription>> List(Uri address, CancellationToken cancellation);

    /// <summary>Makes the missing ones, enables the disabled ones, gives all of them the secret. Repeating it changes nothing.</summary>
    public abstract Task Ensure(Uri address, Secret secret, CancellationToken cancellation);

    /// <summary>Deletes those that are delivered to this address.</summary>
    public abstract Task Remove(Uri address, CancellationToken cancellation);
}
