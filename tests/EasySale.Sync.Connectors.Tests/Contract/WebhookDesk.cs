using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Operations.Webhooks;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Connectors.Tests.Contract;

/// <summary>Takes deliveries and makes runs of them, over a house's stores.</summary>
/// <param name="rows">The stores.</param>
/// <param name="time">The house's clock.</param>
/// <param name="catalog">The connectors.</param>
/// <param name="secrets">Credentials of connections.</param>
/// <param name="appSecrets">What deliveries to an app's own address are signed with.</param>
internal sealed class WebhookDesk(IRowStore rows, TimeProvider time, ConnectorCatalog catalog, ISecretStore secrets, params Secret[] appSecrets)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ReceiveWebhook Receiver { get; } = new(
        catalog, new ConnectionDirectory(rows), new ConnectionStore(rows), secrets, new AppWebhookSecrets(_ => appSecrets),
        new HintIntake(new InboxStore(rows, time), new PendingInboxStore(rows, time), time), new RefusedDeliveries(time), new WebhookStateStore(rows), time);

    public RunLauncher Launcher => new(new RunStore(rows, time), new ActiveRunStore(rows), new ActiveTenantStore(rows), new TenantSettingsStore(rows));

    private DrainInbox Drainer => new(
        new InboxStore(rows, time), new RouteFinder(new ConnectionStore(rows), catalog, new RouteMaps(catalog, new RouteStore(rows)), new TenantSettingsStore(rows)),
        Launcher, new ActiveRunStore(rows), new WebhookStateStore(rows), time);

    /// <summary>Rounds until the inbox is empty, each run done when it has its turn. How many runs there were.</summary>
    public async Task<int> Drain(InboxKey inbox, Func<string, Task> finish)
    {
        var runs = 0;
        while (await Drainer.Drain(Caller.System, inbox, Cancellation) is { IsEmpty: false } round)
        {
            foreach (var run in round.Runs) await finish(run.SyncId);
            runs += round.Runs.Count;
        }

        return runs;
    }
}
