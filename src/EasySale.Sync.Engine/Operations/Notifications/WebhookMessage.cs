using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>What a webhook of the tenant's own is sent: <c>type</c>, <c>timestamp</c> and <c>data</c>, as Standard Webhooks advises.</summary>
internal sealed class WebhookMessage(Delivery delivery, Runbook runbook)
{
    public string Type => $"sync.{char.ToLowerInvariant(delivery.Kind.ToString()[0])}{delivery.Kind.ToString()[1..]}";

    public DateTimeOffset Timestamp => delivery.At;

    public object Data => new
    {
        delivery.Severity,
        Title = MessageText.Title(delivery),
        delivery.Count,
        Runbook = runbook.Of(delivery.Kind),
        Events = delivery.Events.Select(one => new { one.Severity, one.At, one.Title, one.Text, one.Advice, one.SyncId, one.ConnectionId, one.Records }),
    };
}
