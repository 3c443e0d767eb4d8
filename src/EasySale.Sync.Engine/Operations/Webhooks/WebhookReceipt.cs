using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Engine.Operations.Webhooks;

/// <summary>What became of a delivery.</summary>
/// <param name="Inboxes">Where hints were stored; these are to be drained. None for a ping, or when nothing in it is read from.</param>
public sealed record WebhookReceipt(IReadOnlyList<InboxKey> Inboxes)
{
    public static readonly WebhookReceipt Nothing = new([]);
}
