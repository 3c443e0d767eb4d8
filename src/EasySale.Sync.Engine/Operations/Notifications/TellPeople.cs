using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>
/// Puts an event on its way to the channels it goes to, each once however often it is told. The first of its kind goes at once,
/// those that follow within the window are gathered into one message.
/// </summary>
public sealed class TellPeople(NotificationSettingsStore settings, DeliveryStore deliveries, DueNotificationStore due, TimeProvider time)
{
    public async Task Tell(Caller caller, TenantId tenant, NotificationEvent happened, CancellationToken cancellation)
    {
        caller.DemandSystem();
        await Tell(tenant, await settings.Get(tenant, cancellation), happened, cancellation);
    }

    internal async Task Tell(TenantId tenant, NotificationSettings chosen, NotificationEvent happened, CancellationToken cancellation)
    {
        foreach (var channel in chosen.For(happened.Kind, happened.Severity).ToList())
            while (!await Told(tenant, channel, TimeSpan.FromMinutes(chosen.DigestMinutes), happened, cancellation))
            {
                // Somebody else wrote meanwhile: look again.
            }
    }

    private async Task<bool> Told(TenantId tenant, Channel channel, TimeSpan length, NotificationEvent happened, CancellationToken cancellation)
    {
        if (await deliveries.WasTold(tenant, happened, channel.Id, cancellation)) return true;
        var now = time.GetUtcNow();
        var window = await deliveries.Window(tenant, channel.Id, happened.Kind, cancellation);
        if (window is null || window.Value.Ends <= now)
            return await Begin(tenant, New(channel, happened, now), (new DigestWindow(now + length, null), window?.Version), cancellation);
        if (window.Value.DeliveryId is { } id && await deliveries.Find(tenant, id, cancellation) is { Value: { State: DeliveryState.Pending, Attempts: 0 } } gathered)
            return await deliveries.Tell(tenant, happened, (With(gathered.Value, happened), gathered.Version), (window.Value, window.Version), cancellation);
        var delivery = New(channel, happened, window.Value.Ends);
        return await Begin(tenant, delivery, (window.Value with { DeliveryId = delivery.Id }, window.Version), cancellation);
    }

    // The index first: an entry without a message is a wasted look, a message without an entry would never be sent.
    private async Task<bool> Begin(TenantId tenant, Delivery delivery, (DigestWindow, string?) window, CancellationToken cancellation)
    {
        await due.Put(new DueNotification(tenant, delivery.Id, delivery.DueAt), cancellation);
        return await deliveries.Tell(tenant, delivery.Events[0], (delivery, null), window, cancellation);
    }

    private static Delivery New(Channel channel, NotificationEvent happened, DateTimeOffset dueAt) => new()
    {
        Id = DeliveryStore.IdOf(happened, channel.Id),
        ChannelId = channel.Id,
        Kind = happened.Kind,
        At = happened.At,
        DueAt = dueAt,
        Events = [happened],
    };

    private static Delivery With(Delivery delivery, NotificationEvent happened) => delivery with
    {
        Count = delivery.Count + 1,
        Events = delivery.Events.Count < NotificationDefaults.EventsTold ? [.. delivery.Events, happened] : delivery.Events,
    };
}
