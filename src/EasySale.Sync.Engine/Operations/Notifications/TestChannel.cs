using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>Sends a message to a channel now, enabled or not, and tells what came of it.</summary>
public sealed class TestChannel(EditChannels channels, DeliveryStore deliveries, SendMessage messages, TimeProvider time)
{
    /// <exception cref="ProblemException">There is no such channel (404).</exception>
    public async Task<DeliveryView> Test(Caller caller, string id, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var channel = await channels.Find(caller, id, cancellation);
        var now = time.GetUtcNow();
        var delivery = new Delivery { Id = SyncIds.New(now), ChannelId = id, Kind = NotificationKind.Test, At = now, DueAt = now, Attempts = 1, Events = [Event(now)] };
        var result = await messages.Send(caller.Tenant, channel, delivery, cancellation);
        var noted = SendDueNotifications.Noted(delivery, result with { IsFinal = true }, time.GetUtcNow());
        await deliveries.Save(caller.Tenant, noted, null, cancellation);
        return new DeliveryView(noted);
    }

    private static NotificationEvent Event(DateTimeOffset now) => new()
    {
        Id = "test",
        Kind = NotificationKind.Test,
        Severity = Severity.Info,
        At = now,
        Title = "This channel works",
        Text = "Somebody tried the channel. Nothing is wrong.",
        Advice = "Nothing.",
    };
}
