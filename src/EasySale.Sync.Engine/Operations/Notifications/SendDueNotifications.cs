using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Telemetry;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>
/// Sends what is due, each message by one worker at a time. A worker that dies between sending and noting it leaves a claim; when
/// that is over the message is sent again under the same id, by which its receiver knows it.
/// </summary>
public sealed partial class SendDueNotifications(
    DueNotificationStore due, DeliveryStore deliveries, NotificationSettingsStore settings, SendMessage messages, TimeProvider time,
    ILogger<SendDueNotifications> logger)
{
    /// <summary>Messages of one tenant sent in one call.</summary>
    public const int Most = 200;

    private const int MostOfAll = 5000;
    private const int TenantsAtOnce = 8;

    /// <summary>How long an entry waits for its message, which is written behind it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task Run(Caller caller, CancellationToken cancellation)
    {
        caller.DemandSystem();
        var until = time.GetUtcNow() + NotificationDefaults.CallTime;
        var entries = await due.List(time.GetUtcNow(), cancellation).Take(MostOfAll).ToListAsync(cancellation);
        await Parallel.ForEachAsync(
            entries.GroupBy(entry => entry.Tenant), new ParallelOptions { MaxDegreeOfParallelism = TenantsAtOnce, CancellationToken = cancellation },
            async (tenant, stop) => await Send([.. tenant.Take(Most)], until, stop));
    }

    private async Task Send(IReadOnlyList<DueNotification> entries, DateTimeOffset until, CancellationToken cancellation)
    {
        // Messages of one channel share its fate: after one that took long the others wait for the next call.
        var slow = new HashSet<string>();
        foreach (var entry in entries.TakeWhile(_ => time.GetUtcNow() < until))
        {
            try
            {
                await Send(entry, slow, cancellation);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // One message that cannot be sent must not keep the others; it stays due.
                LogFailed(logger, entry.DeliveryId, entry.Tenant, fault);
            }
        }
    }

    private async Task Send(DueNotification entry, HashSet<string> slow, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var stored = await deliveries.Find(entry.Tenant, entry.DeliveryId, cancellation);
        if (stored is null && now - entry.At < Patience) return;
        if (stored?.Value is not { State: DeliveryState.Pending } waiting || waiting.DueAt > entry.At) await due.Remove(entry, cancellation);
        else if (!(waiting.ClaimedUntil > now) && !slow.Contains(waiting.ChannelId) && await Claim(entry.Tenant, stored, now, cancellation) is { } claimed)
        {
            await Attempt(entry, claimed, cancellation);
            if (time.GetUtcNow() - now > NotificationDefaults.QuickSend) slow.Add(waiting.ChannelId);
        }
    }

    private Task<Stored<Delivery>?> Claim(TenantId tenant, Stored<Delivery> stored, DateTimeOffset now, CancellationToken cancellation) => deliveries.Save(
        tenant, stored.Value with { Attempts = stored.Value.Attempts + 1, ClaimedUntil = now + NotificationDefaults.ClaimTime }, stored.Version, cancellation);

    private async Task Attempt(DueNotification entry, Stored<Delivery> claimed, CancellationToken cancellation)
    {
        var channel = (await settings.Get(entry.Tenant, cancellation)).Channels.FirstOrDefault(one => one.Id == claimed.Value.ChannelId);
        var result = channel is { Enabled: true }
            ? await messages.Send(entry.Tenant, channel, claimed.Value, cancellation)
            : new SendResult(false, "channel.gone") { IsFinal = true };
        var noted = Noted(claimed.Value, result, time.GetUtcNow());
        if (!result.Arrived) LogRefused(logger, claimed.Value.Id, claimed.Value.ChannelId, entry.Tenant, result.Answer.Replace(' ', '-'), noted.State);
        if (noted.State == DeliveryState.Pending) await due.Put(entry with { At = noted.DueAt }, cancellation);
        if (await deliveries.Save(entry.Tenant, noted, claimed.Version, cancellation) is not null) await due.Remove(entry, cancellation);
    }

    internal static Delivery Noted(Delivery delivery, SendResult result, DateTimeOffset now)
    {
        var noted = delivery with { Answer = result.Answer, ClaimedUntil = null, Left = result.Left ?? delivery.Left };
        if (result.Arrived) return noted with { State = DeliveryState.Sent, SentAt = now };
        if (result.IsFinal || delivery.Attempts > NotificationDefaults.Waits.Count) return noted with { State = DeliveryState.Failed };
        var wait = NotificationDefaults.Waits[delivery.Attempts - 1];
        return noted with { DueAt = now + (result.RetryAfter is { } asked && asked > wait ? Shorter(asked, NotificationDefaults.Waits[^1]) : wait) };
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    [LoggerMessage(LogEvents.MessageRefused, LogLevel.Warning, "Message {Delivery} to {Channel} of {Tenant} did not arrive: {Answer}; it is {State}")]
    private static partial void LogRefused(ILogger logger, LogName delivery, LogName channel, TenantId tenant, LogName answer, DeliveryState state);

    [LoggerMessage(LogEvents.MessageFailed, LogLevel.Error, "Message {Delivery} of {Tenant} could not be sent; it is tried again: {Fault}")]
    private static partial void LogFailed(ILogger logger, LogName delivery, TenantId tenant, MaskedFault fault);
}
