using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Health;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Operations.Seeing;

public class StatusRulesTests
{
    private static readonly ProbeCheck Works = new("read orders", true, "12 seen.");

    [Theory]
    [InlineData(true, null, ConnectionStatus.Degraded)]
    [InlineData(false, "shop.reconnect", ConnectionStatus.ReconnectNeeded)]
    [InlineData(true, "shop.reconnect", ConnectionStatus.ReconnectNeeded)]
    [InlineData(false, "network.timeout", ConnectionStatus.Offline)]
    public async Task A_status_is_what_the_checks_found(bool someWorks, string? code, ConnectionStatus expected)
    {
        var house = await TestHouse.Furnished();
        house.Shop.OnProbe = _ => new ProbeReport([.. someWorks ? new[] { Works } : [], new ProbeCheck("write", false, "No.", code)]);

        Assert.Equal(("attention", expected), await Status(house));
    }

    [Fact]
    public async Task What_is_said_without_asking_does_not_make_a_dead_system_half_alive()
    {
        var house = await TestHouse.Furnished();
        house.Shop.OnProbe = _ => new ProbeReport([new ProbeCheck("secure transport", true, "By https.") { IsRemark = true }, new ProbeCheck("read orders", false, "No.", "shop.no_api")]);

        Assert.Equal(("attention", ConnectionStatus.Offline), await Status(house));
    }

    [Fact]
    public async Task What_is_switched_off_calls_for_nobody()
    {
        var house = await TestHouse.Furnished();
        house.Shop.OnProbe = _ => new ProbeReport([new ProbeCheck("write", false, "No.", "network.timeout")]);
        Assert.Equal(("attention", ConnectionStatus.Offline), await Status(house));

        await house.Connections.Change(TestHouse.Tenant, "shop-1", shop => shop with { Enabled = false }, TestHouse.Cancellation);

        Assert.Equal(("ok", ConnectionStatus.Disabled), await Status(house));
    }

    [Fact]
    public async Task An_open_breaker_and_a_pause_show_before_any_check_does()
    {
        var house = await TestHouse.Furnished();
        Assert.Equal(("ok", ConnectionStatus.Online), await Status(house));

        await house.GateStates.Change(TestHouse.Tenant, "shop-1", state => state.Paused("", house.Time.GetUtcNow(), house.Time.GetUtcNow().AddMinutes(1)), TestHouse.Cancellation);
        Assert.Equal(("ok", ConnectionStatus.Degraded), await Status(house));

        await house.GateStates.Change(TestHouse.Tenant, "shop-1", state => state with { OpenSince = house.Time.GetUtcNow(), OpenUntil = house.Time.GetUtcNow().AddMinutes(1) }, TestHouse.Cancellation);
        Assert.Equal(("attention", ConnectionStatus.BreakerOpen), await Status(house));
    }

    [Fact]
    public async Task What_waits_and_what_failed_is_counted_by_connection()
    {
        var house = await TestHouse.Furnished();
        await house.Connect("shop", "shop-2");
        await new InboxStore(house.Rows, house.Time).Put(
            new InboxKey(TestHouse.Tenant, "shop-1"), [new WebhookHint(Commerce.RecordKind.Orders, "1", false, "a"), new WebhookHint(Commerce.RecordKind.Orders, "2", false, "b")], TestHouse.Cancellation);
        await house.Failures.Save(TestHouse.Tenant, [Failure("1"), Failure("2"), Failure("3")], [], TestHouse.Cancellation);

        var report = await house.GetHealth.Get(TestHouse.Viewer, TestHouse.Cancellation);
        var views = report.Connections.ToDictionary(connection => connection.Id);

        Assert.Equal((2, 3), (views["shop-1"].Backlog.Hints, views["shop-1"].OpenFailures.Count));
        Assert.Equal((0, 3), (views["books-1"].Backlog.Hints, views["books-1"].OpenFailures.Count));
        Assert.Equal((0, 0, 3), (views["shop-2"].Backlog.Hints, views["shop-2"].OpenFailures.Count, report.OpenFailures.Count));
    }

    [Fact]
    public async Task The_last_sync_is_the_last_that_ended()
    {
        var house = await TestHouse.Furnished();
        var run = await house.Start();
        Assert.Null((await Shop(house)).LastSyncAt);

        await house.Finish(run.SyncId);

        Assert.Equal(house.Time.GetUtcNow(), (await Shop(house)).LastSyncAt);
    }

    [Fact]
    public async Task What_was_only_planned_is_no_sync()
    {
        var house = await TestHouse.Furnished();
        var run = await house.Start();
        await house.Runs.Change(TestHouse.Tenant, run.SyncId, one => one with { Aim = RunAim.Plan }, TestHouse.Cancellation);
        await house.Finish(run.SyncId);

        var shop = await Shop(house);

        Assert.Equal((null, run.SyncId), (shop.LastSyncAt, shop.LastRun!.SyncId));
    }

    [Fact]
    public async Task The_service_is_ready_while_storage_and_vault_answer()
    {
        var house = new TestHouse();
        var blobs = new MemoryBlobStore(new StorageMeter());

        Assert.Equal(new Readiness(true, true), await Check(house, new MemorySecretStore()));
        Assert.Equal(new Readiness(true, false), await Check(house, new DeafVault()));

        Task<Readiness> Check(TestHouse one, ISecretStore vault) => new CheckReadiness(one.Rows, blobs, vault, one.Time).Check(TestHouse.Viewer, TestHouse.Cancellation);
    }

    private static async Task<(string, ConnectionStatus)> Status(TestHouse house)
    {
        var report = await house.GetHealth.Get(TestHouse.Viewer, TestHouse.Cancellation);
        return (report.Status, report.Connections.Single(connection => connection.Id == "shop-1").Status);
    }

    private static async Task<ConnectionHealth> Shop(TestHouse house) =>
        (await house.GetHealth.Get(TestHouse.Viewer, TestHouse.Cancellation)).Connections.Single(connection => connection.Id == "shop-1");

    private static FailedRecord Failure(string id) => new()
    {
        Id = id,
        Kind = Commerce.RecordKind.Orders,
        SourceId = id,
        Source = "shop-1",
        Target = "books-1",
        Cause = FailureCause.FixRecord,
        Code = "c",
        Message = "m",
        Attempts = 1,
        FirstAt = default,
        LastAt = default,
        SyncId = "s",
    };

    private sealed class DeafVault : ISecretStore
    {
        public Task<Secret?> Get(Callers.TenantId tenant, string name, CancellationToken cancellation) =>
            Task.FromException<Secret?>(new SyncException(FailureCause.TryAgain, "vault.down", "Down."));

        public Task Set(Callers.TenantId tenant, string name, Secret value, CancellationToken cancellation) => Task.CompletedTask;

        public Task Delete(Callers.TenantId tenant, string name, CancellationToken cancellation) => Task.CompletedTask;
    }
}
