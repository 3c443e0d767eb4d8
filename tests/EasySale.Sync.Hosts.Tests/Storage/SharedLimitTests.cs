using EasySale.Sync.Azure.Storage;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Hosts.Tests.Storage;

/// <summary>What hosts share to keep to limits, in the tables they share.</summary>
public sealed class SharedLimitTests(AzuriteFixture azurite)
{
    private static readonly TenantId Tenant = new("acme");
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private readonly string _prefix = AzuriteFixture.NewTablePrefix();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hosts_that_start_at_once_take_no_more_places_than_there_are()
    {
        var entered = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new RecentStartStore(Rows()).Enter(Tenant, 3, Now, Cancellation)));

        Assert.Equal(3, entered.Count(wait => wait is null));
        Assert.All(entered.OfType<TimeSpan>(), wait => Assert.Equal(TimeSpan.FromMinutes(1), wait));
    }

    [Fact]
    public async Task A_schedule_is_saved_by_one_of_those_who_read_it()
    {
        var store = new LaneScheduleStore(Rows());
        var first = await store.Save(Tenant, "ledger", "calls", new LaneSchedule { FirstSlot = 7, Taken = [8, 3] }, null, Cancellation);
        var saved = await Task.WhenAll(Enumerable.Range(1, 4).Select(taken =>
            new LaneScheduleStore(Rows()).Save(Tenant, "ledger", "calls", first!.Value with { Taken = [taken] }, first.Version, Cancellation)));

        Assert.Single(saved, one => one is not null);
        Assert.Equal(saved.Single(one => one is not null)!.Value.Taken, (await store.Find(Tenant, "ledger", "calls", Cancellation))!.Value.Taken);
    }

    [Fact]
    public async Task Failures_of_several_workers_add_up_and_one_of_them_probes()
    {
        var figures = new GateFigures(4, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Gates().Change(Tenant, "ledger", state => state.Failed(Now, "http.503", figures), Cancellation)));
        var open = await Gates().Get(Tenant, "ledger", Cancellation);
        var probes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Gates().Change(Tenant, "ledger", state => state.Probed(Now.AddSeconds(31), TimeSpan.FromSeconds(30)), Cancellation)));

        Assert.Equal((4, Now.AddSeconds(30)), (open.Failures, open.OpenUntil));
        Assert.Single(probes, probe => probe.Changed);
    }

    [Fact]
    public async Task Settings_and_metered_calls_come_back_as_they_were_kept()
    {
        var settings = new TenantSettingsStore(Rows());
        var metered = new MeteredCallStore(Rows(), new StoppedClock());
        await settings.Change(Tenant, before => before with { StartsPerMinute = 33 }, Cancellation);
        await metered.Add(Tenant, "ledger", 5, Cancellation);
        await metered.Add(Tenant, "ledger", 7, Cancellation);

        Assert.Equal(33, (await settings.Get(Tenant, Cancellation)).StartsPerMinute);
        Assert.Equal(12, (await metered.ThisMonth(Tenant, Cancellation))["ledger"].Calls);
    }

    private GateStore Gates() => new(Rows());

    private TableRowStore Rows() => new(azurite.Clients(new StorageMeter()), _prefix);
}
