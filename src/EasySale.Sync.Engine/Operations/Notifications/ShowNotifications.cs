using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>Shows a tenant's channels and the messages that went to them.</summary>
public sealed class ShowNotifications(NotificationSettingsStore settings, DeliveryStore deliveries)
{
    /// <summary>All of them; a tenant has few.</summary>
    public async Task<Listing<ChannelView>> Channels(Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        return new Listing<ChannelView>([.. (await settings.Get(caller.Tenant, cancellation)).Channels.Select(one => new ChannelView(one))], null);
    }

    /// <summary>Messages, newest first.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="input"><c>limit</c>, <c>cursor</c>, <c>channel</c>, <c>kind</c>, <c>state</c>.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="ProblemException">A query value is wrong (400).</exception>
    public async Task<Listing<DeliveryView>> Deliveries(Caller caller, ListInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var (channel, kind, state) = (input.Text("channel"), input.Choice<NotificationKind>("kind"), input.Choice<DeliveryState>("state"));
        var after = input.Cursor(SyncIds.IsValid);
        input.ThrowIfWrong();
        var page = await ListScan.Page(
            deliveries.List(caller.Tenant, after, cancellation), one => one.Id,
            one => (channel is null || one.ChannelId == channel) && (kind is null || one.Kind == kind) && (state is null || one.State == state), input.Limit, cancellation);
        return new Listing<DeliveryView>([.. page.Items.Select(one => new DeliveryView(one))], page.NextCursor);
    }
}
