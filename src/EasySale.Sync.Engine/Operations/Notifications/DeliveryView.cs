using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>A message as the delivery log shows it.</summary>
public sealed class DeliveryView(Delivery delivery)
{
    public string Id => delivery.Id;

    public string ChannelId => delivery.ChannelId;

    public NotificationKind Kind => delivery.Kind;

    public Severity Severity => delivery.Severity;

    public DateTimeOffset At => delivery.At;

    public string Title => MessageText.Title(delivery);

    /// <summary>How many events it stands for.</summary>
    public int Events => delivery.Count;

    public IEnumerable<string> Records => delivery.Events.SelectMany(one => one.Records).Distinct();

    public DeliveryState State => delivery.State;

    public int Attempts => delivery.Attempts;

    /// <summary>When it is tried; null once it is not.</summary>
    public DateTimeOffset? NextAt => delivery.State == DeliveryState.Pending ? delivery.DueAt : null;

    public DateTimeOffset? SentAt => delivery.SentAt;

    public string? Answer => delivery.Answer;
}
