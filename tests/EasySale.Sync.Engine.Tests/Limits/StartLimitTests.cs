using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.Settings;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;

namespace EasySale.Sync.Engine.Tests.Limits;

public sealed class StartLimitTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task More_starts_and_retries_than_the_setting_says_are_refused_until_a_minute_has_slid_by()
    {
        var house = await TestHouse.Furnished();
        await house.ManageSettings.Change(TestHouse.Admin, TenantSettingsInput.Read(TestHouse.Json("""{"startsPerMinute":2}""")), TestHouse.Cancellation);
        await house.Start();
        house.Time.Advance(TimeSpan.FromSeconds(20));
        await house.RetryFailures.Retry(TestHouse.Operator, RetryInput.Read(null), TestHouse.Cancellation);
        house.Time.Advance(TimeSpan.FromSeconds(15));

        var refused = await TestHouse.Refused(() => house.Start(entity: "customers"));
        Assert.Equal((429, TimeSpan.FromSeconds(25)), (refused.Status, refused.RetryAfter));
        house.Time.Advance(TimeSpan.FromSeconds(25));
        await house.Start(entity: "customers");
        Assert.Equal(429, (await TestHouse.Refused(() => house.Start(entity: "products"))).Status);
    }

    [Fact]
    public async Task A_repeated_request_and_a_wrong_one_are_no_starts()
    {
        var house = await TestHouse.Furnished();
        for (var time = 0; time < 12; time++)
        {
            await house.Start(key: "same");
            await TestHouse.Refused(() => house.Start(entity: "inventory"));
        }
    }

    [Fact]
    public void Hosts_that_meet_take_no_more_than_there_is()
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            var rows = new MortalRowStore(new MemoryRowStore(new StorageMeter()), new Lifeline { Pause = async () => await Task.Yield() });
            var let = 0;
            ShuffledContext.Race(seed, [.. Enumerable.Range(0, 8).Select(Func<Task> (_) => async () =>
            {
                if (await new RecentStartStore(rows).Enter(TestHouse.Tenant, 5, Now, CancellationToken.None) is null) let++;
            })]);

            Assert.Equal(5, let);
        }
    }
}
