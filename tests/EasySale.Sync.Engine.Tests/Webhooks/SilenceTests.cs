using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Engine.Tests.Operations;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Webhooks;

public sealed class SilenceTests
{
    [Fact]
    public async Task What_the_shop_switched_off_is_noticed_by_polling_enabled_again_and_told()
    {
        var house = await Registered();
        house.Subscriptions.Active["orders"] = false;
        house.House.Shop.Order(7, 70);

        await house.Poll();

        var state = await State(house);
        Assert.True(house.Subscriptions.Active["orders"]);
        Assert.NotNull(state.SilentSince);
        Assert.Contains("orders", state.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_that_says_all_is_well_is_silent_after_the_second_poll_and_no_longer_when_it_speaks()
    {
        var house = await Registered();
        house.House.Shop.Order(7, 70);
        await house.Poll();
        Assert.Null((await State(house)).SilentSince);

        house.House.Shop.Order(7, 71);
        await house.Poll();
        Assert.NotNull((await State(house)).SilentSince);

        await house.Deliver("Orders 7 updated");
        await house.DrainAll();
        var state = await State(house);
        Assert.Equal((null, null, 0), (state.SilentSince, state.Problem, state.UnannouncedPolls));
    }

    [Fact]
    public async Task A_poll_that_is_ended_twice_or_goes_to_two_targets_is_one_poll()
    {
        var house = await Registered();
        house.House.Shop.Order(7, 70);
        var (runs, poll) = (new RunStore(house.House.Rows, house.House.Time), (await house.Poll()).Run);
        var other = poll with { SyncId = SyncIds.Of(poll.CreatedAt, "other"), Target = "ledger-2" };
        await runs.Add(other, WebhookHouse.Cancellation);
        await runs.AddSteps(SyncHouse.Tenant, [.. (await runs.Steps(SyncHouse.Tenant, poll.SyncId, WebhookHouse.Cancellation)).Select(step => step with { SyncId = other.SyncId })], WebhookHouse.Cancellation);

        foreach (var ended in (string[])[poll.SyncId, other.SyncId]) await house.Silence.AfterRun(Caller.System, SyncHouse.Tenant, ended, WebhookHouse.Cancellation);

        Assert.Equal((1, null), ((await State(house)).UnannouncedPolls, (await State(house)).SilentSince));
    }

    [Fact]
    public async Task Announced_changes_and_polls_that_find_nothing_raise_no_suspicion()
    {
        var house = await Registered();
        house.House.Shop.Order(7, 70);
        await house.Deliver("Orders 7 created");
        await house.DrainAll();
        house.House.Shop.Order(8, 80);
        await house.Poll();
        house.House.Time.Advance(InboxDefaults.Quiet);
        await house.Poll();

        Assert.Equal(0, house.Subscriptions.Asked - AskedByRegistering);
    }

    [Fact]
    public async Task Webhooks_that_are_switched_off_here_are_not_missed()
    {
        var house = await Registered();
        await house.Connect(SyncHouse.Tenant, "shop-1", "fakeshop", (WebhookFields.Secret, WebhookHouse.Secret), (WebhookFields.Switch, "off"));
        house.House.Shop.Order(7, 70);

        await house.Poll();

        Assert.Equal(0, (await State(house)).UnannouncedPolls);
    }

    [Fact]
    public async Task Registering_shows_what_there_is_and_removing_takes_it_away()
    {
        var house = await WebhookHouse.Furnished();

        var made = await house.Manage.Register(WebhookHouse.Admin, "shop-1", new(null, false), WebhookHouse.Cancellation);
        Assert.Equal("https://sync.example.com/api/webhooks/fakeshop/shop-1", made.Address);
        Assert.Null(made.Secret);
        Assert.Equal(WebhookHouse.Secret, house.Subscriptions.Secret!.Reveal());
        house.Subscriptions.Active["orders"] = false;
        Assert.Equal(["orders"], (await house.Manage.Show(WebhookHouse.Admin, "shop-1", WebhookHouse.Cancellation)).Missing);

        await house.Manage.Remove(WebhookHouse.Admin, "shop-1", WebhookHouse.Cancellation);
        Assert.Empty(house.Subscriptions.Active);
        Assert.Null((await State(house)).Address);
        Assert.Equal(404, (await TestHouse.Refused(() => house.Manage.Show(WebhookHouse.Admin, "nobody", WebhookHouse.Cancellation))).Status);
        Assert.Equal(400, (await TestHouse.Refused(() => house.Manage.Show(WebhookHouse.Admin, "ledger-1", WebhookHouse.Cancellation))).Status);
    }

    private const int AskedByRegistering = 1;

    private static Task<WebhookState> State(WebhookHouse house) => house.States.Find(SyncHouse.Tenant, "shop-1", WebhookHouse.Cancellation);

    /// <summary>Registered long ago.</summary>
    private static async Task<WebhookHouse> Registered()
    {
        var house = await WebhookHouse.Furnished();
        await house.House.Sync();
        await house.Manage.Register(WebhookHouse.Admin, "shop-1", new(null, false), WebhookHouse.Cancellation);
        house.House.Time.Advance(InboxDefaults.Quiet * 2);
        return house;
    }
}
