using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Health;
using EasySale.Sync.Engine.Stores.Health;

namespace EasySale.Sync.Engine.Tests.Operations;

public class HealthTests
{
    [Fact]
    public async Task Health_tells_each_connection_by_a_real_check_and_its_last_run()
    {
        var house = await TestHouse.Furnished();
        var started = await house.Start();
        house.Shop.OnProbe = _ => new ProbeReport([new ProbeCheck("read orders", false, "Give the key read access.")]);

        var report = await house.GetHealth.Get(TestHouse.Viewer, TestHouse.Cancellation);

        Assert.Equal("attention", report.Status);
        Assert.Equal([ConnectionStatus.Online, ConnectionStatus.Offline], report.Connections.Select(connection => connection.Status));
        Assert.All(report.Connections, connection => Assert.Equal(started.SyncId, connection.LastRun!.SyncId));
    }

    [Fact]
    public async Task A_check_that_fails_by_a_fault_of_ours_is_shown_and_hides_no_other_connection()
    {
        var house = await TestHouse.Furnished();
        house.Shop.OnProbe = _ => throw new InvalidOperationException("An address ann@example.com.");

        var report = await house.GetHealth.Get(TestHouse.Viewer, TestHouse.Cancellation);

        Assert.Equal(("attention", 2), (report.Status, report.Connections.Count));
        var shop = report.Connections.Single(connection => connection.Id == "shop-1");
        Assert.Equal((ConnectionStatus.Offline, "health.check_broken"), (shop.Status, Assert.Single(shop.Checks).Code));
        Assert.DoesNotContain("ann@example.com", shop.Checks[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_is_kept_for_a_minute_and_says_how_old_it_is()
    {
        var house = await TestHouse.Furnished();
        await house.GetHealth.Get(TestHouse.Viewer, TestHouse.Cancellation);

        house.Time.Advance(TimeSpan.FromSeconds(40));
        var kept = await house.GetHealth.Get(TestHouse.Viewer, TestHouse.Cancellation);
        Assert.Equal((1, 40d), (house.Shop.Probes, kept.Connections.Single(connection => connection.Id == "shop-1").AgeSeconds));

        house.Time.Advance(TimeSpan.FromSeconds(21));
        await house.GetHealth.Get(TestHouse.Viewer, TestHouse.Cancellation);
        Assert.Equal(2, house.Shop.Probes);
    }

    [Fact]
    public async Task A_check_that_costs_is_kept_for_an_hour()
    {
        var house = await TestHouse.Furnished();
        await house.Health.Save(TestHouse.Tenant, "shop-1", new HealthCheck { At = house.Time.GetUtcNow(), MeteredCalls = 4 }, TestHouse.Cancellation);

        house.Time.Advance(TimeSpan.FromMinutes(59));
        await house.GetHealth.Get(TestHouse.Viewer, TestHouse.Cancellation);
        Assert.Equal(0, house.Shop.Probes);

        house.Time.Advance(TimeSpan.FromMinutes(2));
        await house.GetHealth.Get(TestHouse.Viewer, TestHouse.Cancellation);
        Assert.Equal(1, house.Shop.Probes);
    }

    [Fact]
    public async Task A_crowd_of_askers_is_one_call_to_the_vendor()
    {
        var house = await TestHouse.Furnished();
        using var gate = new ManualResetEventSlim();
        house.Shop.OnProbe = _ =>
        {
            if (house.Shop.Probes == 1) gate.Wait(TestHouse.Cancellation);
            return new ProbeReport([]);
        };
        var first = Task.Run(() => house.GetHealth.Get(TestHouse.Viewer, TestHouse.Cancellation));
        while (house.Shop.Probes == 0) await Task.Yield();

        var meanwhile = await house.GetHealth.Get(TestHouse.Viewer, TestHouse.Cancellation);
        gate.Set();
        await first;

        Assert.Equal(ConnectionStatus.Unknown, meanwhile.Connections.Single(connection => connection.Id == "shop-1").Status);
        Assert.Equal(1, house.Shop.Probes);
    }

    [Fact]
    public async Task A_connection_that_is_switched_off_is_not_called()
    {
        var house = new TestHouse();
        await house.Connect("shop", "shop-1", enabled: false);

        var report = await house.GetHealth.Get(TestHouse.Viewer, TestHouse.Cancellation);

        Assert.Equal((ConnectionStatus.Disabled, 0), (report.Connections[0].Status, house.Shop.Probes));
    }
}
