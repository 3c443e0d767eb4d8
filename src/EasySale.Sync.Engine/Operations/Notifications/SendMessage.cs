using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>One attempt at one message, within a time limit.</summary>
public sealed class SendMessage(ISecretStore secrets, WebMessage web, MailMessages mail, TimeProvider time)
{
    internal async Task<SendResult> Send(TenantId tenant, Channel channel, Delivery delivery, CancellationToken cancellation)
    {
        using var clock = new CancellationTokenSource(NotificationDefaults.SendTime, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clock.Token);
        try
        {
            return await Sent(tenant, channel, delivery, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendResult(false, "network.timeout");
        }
    }

    private async Task<SendResult> Sent(TenantId tenant, Channel channel, Delivery delivery, CancellationToken cancellation)
    {
        if (channel is { Type: ChannelType.Email, Mail: { } route })
            return await mail.Send(delivery, route, await Secret(tenant, channel, ChannelFields.Password, cancellation), cancellation);
        if (channel.Type == ChannelType.Slack && await Secret(tenant, channel, ChannelFields.Url, cancellation) is { } address)
            return await web.ToWorkspace(delivery, address, cancellation);
        if (channel is { Type: ChannelType.Webhook, Url: { } url } && await Secret(tenant, channel, ChannelFields.SigningSecret, cancellation) is { } secret)
            return await web.Signed(delivery, url, await Secret(tenant, channel, ChannelFields.SigningSecretBefore, cancellation) is { } before ? [secret, before] : [secret], cancellation);
        return new SendResult(false, "channel.incomplete") { IsFinal = true };
    }

    private async Task<Secret?> Secret(TenantId tenant, Channel channel, string field, CancellationToken cancellation) =>
        channel.SecretNames.TryGetValue(field, out var name) ? await secrets.Get(tenant, name, cancellation) : null;
}
