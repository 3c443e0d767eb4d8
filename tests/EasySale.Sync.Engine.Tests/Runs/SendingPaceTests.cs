using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Runs;

public sealed class SendingPaceTests
{
    [Theory]
    [InlineData(null, 3)]
    [InlineData(1, 5)]
    [InlineData(50, 3)]
    [InlineData(200, 3)]
    public async Task A_tenants_batch_size_counts_where_it_is_chosen_and_below_the_targets_own(int? batchSize, int batches)
    {
        var house = await House(new SyncHouse(), settings => batchSize is { } size ? settings with { BatchSize = size } : settings);
        var taken = 0;
        house.Ledger.BeforeTaking = () => taken++;

        await house.Sync();

        Assert.Equal((batches, 5), (taken, house.Ledger.Entries.Count));
    }

    [Fact]
    public async Task The_delay_lies_between_batches()
    {
        var time = new ManualTime();
        var waits = new SkippingTime(time);
        var house = await House(new SyncHouse { Time = time, SliceTime = waits }, settings => settings with { InterBatchDelayMs = 250 });

        await house.Sync();

        Assert.Equal([TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(250)], waits.Waits);
    }

    [Fact]
    public async Task With_a_delay_groups_are_as_small_as_a_slice_has_time_for()
    {
        var time = new ManualTime();
        var house = new SyncHouse { Time = time, SliceTime = new SkippingTime(time) };
        house.Shop.PageSize = 1;
        await House(house, settings => settings with { BatchSize = 1, InterBatchDelayMs = 10_000 });

        var run = await house.Sync();

        Assert.Equal((2, 5), (run.Steps[0].Groups, house.Ledger.Entries.Count));
    }

    [Fact]
    public async Task Without_settings_nobody_waits()
    {
        var time = new ManualTime();
        var waits = new SkippingTime(time);
        var house = await House(new SyncHouse { Time = time, SliceTime = waits }, settings => settings);

        await house.Sync();

        Assert.Empty(waits.Waits);
    }

    private static async Task<SyncHouse> House(SyncHouse house, Func<TenantSettings, TenantSettings> settings)
    {
        for (var id = 1; id <= 5; id++) house.Shop.Order(id);
        await new TenantSettingsStore(house.Rows).Change(SyncHouse.Tenant, settings, SyncHouse.Cancellation);
        return house;
    }
}
