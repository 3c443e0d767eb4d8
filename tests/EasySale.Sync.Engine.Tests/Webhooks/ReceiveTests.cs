using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Webhooks;

public sealed class ReceiveTests
{
    [Fact]
    public async Task A_verified_delivery_is_stored_once_however_often_it_comes()
    {
        var house = await WebhookHouse.Furnished();

        var receipt = await house.Deliver("Orders 7 updated");
        await house.Deliver("Orders 7 updated");
        await house.Deliver("Orders 7 paid");

        Assert.Equal([WebhookHouse.Shop], receipt.Inboxes);
        Assert.Equal(["7", "7"], (await house.Waiting()).Select(hint => hint.Hint.Id));
    }

    [Fact]
    public async Task Whatever_is_not_verified_gets_the_same_answer_and_stores_nothing()
    {
        var house = await WebhookHouse.Furnished();
        await house.Connect(SyncHouse.Tenant, "no-secret", "fakeshop");
        var delivery = FakeWebhooks.Delivery("Orders 7 updated", WebhookHouse.Secret);

        var answers = new[]
        {
            await Refused(() => house.Deliver("Orders 7 updated", "wrong")),
            await Refused(() => house.Receive.Receive("fakeshop", "shop-1", delivery with { Body = "Orders 8 updated"u8.ToArray() }, "a", WebhookHouse.Cancellation)),
            await Refused(() => house.Receive.Receive("fakeshop", "unknown", delivery, "a", WebhookHouse.Cancellation)),
            await Refused(() => house.Receive.Receive("nothing", "shop-1", delivery, "a", WebhookHouse.Cancellation)),
            await Refused(() => house.Receive.Receive("fakeledger", "shop-1", delivery, "a", WebhookHouse.Cancellation)),
            await Refused(() => house.Receive.Receive("fakeapp", "shop-1", delivery, "a", WebhookHouse.Cancellation)),
            await Refused(() => house.Receive.Receive("fakeshop", "no-secret", FakeWebhooks.Delivery("Orders 7 updated", ""), "a", WebhookHouse.Cancellation)),
            await Refused(() => house.Receive.ReceiveForAll("fakeshop", delivery, "a", WebhookHouse.Cancellation)),
        };

        Assert.All(answers, answer => Assert.Equal(KnownProblems.Unverified, answer));
        Assert.Empty(await house.Waiting());
    }

    [Fact]
    public async Task A_ping_is_answered_well_and_means_nothing()
    {
        var house = await WebhookHouse.Furnished();

        Assert.Empty((await house.Deliver("ping", "unsigned")).Inboxes);
        Assert.Empty(await house.Waiting());
    }

    [Fact]
    public async Task Two_secrets_are_accepted_during_a_rotation_and_the_oldest_no_longer()
    {
        var house = await WebhookHouse.Furnished();
        await house.Manage.Register(WebhookHouse.Admin, "shop-1", new(null, NewSecret: true), WebhookHouse.Cancellation);
        var first = house.Subscriptions.Secret!.Reveal();

        await house.Deliver("Orders 1 updated");
        await house.Deliver("Orders 2 updated", first);
        await house.Manage.Register(WebhookHouse.Admin, "shop-1", new(null, NewSecret: true), WebhookHouse.Cancellation);

        await house.Deliver("Orders 3 updated", first);
        await house.Deliver("Orders 4 updated", house.Subscriptions.Secret!.Reveal());
        await Refused(() => house.Deliver("Orders 5 updated"));
        Assert.Equal(["1", "2", "3", "4"], (await house.Waiting()).Select(hint => hint.Hint.Id!).Order());
        Assert.DoesNotContain(WebhookHouse.Secret, house.Secrets.Values);
    }

    [Fact]
    public async Task A_sender_who_keeps_trying_is_told_to_stop_and_what_is_verified_still_gets_in()
    {
        var house = await WebhookHouse.Furnished();
        for (var attempt = 0; attempt < InboxDefaults.RefusalsPerMinute; attempt++)
            Assert.Equal(401, (await Refused(() => house.Deliver("Orders 7 updated", "wrong"))).Status);

        var limited = await Refused(() => house.Deliver("Orders 7 updated", "wrong"));
        await house.Deliver("Orders 7 updated");

        Assert.Equal(429, limited.Status);
        Assert.InRange(limited.RetryAfter!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Equal(401, (await Refused(() => house.Deliver("Orders 7 updated", "wrong", "10.0.0.2"))).Status);
        house.House.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(401, (await Refused(() => house.Deliver("Orders 7 updated", "wrong"))).Status);
        Assert.Single(await house.Waiting());
    }

    [Fact]
    public async Task A_flood_becomes_a_walk_over_the_stream_but_deletions_stay()
    {
        var house = await WebhookHouse.Furnished();
        for (var id = 0; id < InboxDefaults.HintsPerMinute + 50; id++) await house.Deliver($"Orders {id} updated");
        await house.Deliver("Customers 9 deleted");

        var waiting = (await house.Waiting()).Select(hint => hint.Hint).ToList();

        Assert.Equal(InboxDefaults.HintsPerMinute + 2, waiting.Count);
        Assert.Single(waiting, hint => hint is { Kind: RecordKind.Orders, Id: null });
        Assert.Single(waiting, hint => hint is { Kind: RecordKind.Customers, Id: "9", IsDeletion: true });
    }

    [Fact]
    public async Task Webhooks_that_are_switched_off_are_answered_well_and_not_stored()
    {
        var house = await WebhookHouse.Furnished();
        await house.Connect(SyncHouse.Tenant, "shop-1", "fakeshop", (WebhookFields.Secret, WebhookHouse.Secret), (WebhookFields.Switch, "off"));

        Assert.Empty((await house.Deliver("Orders 7 updated")).Inboxes);
        Assert.Empty(await house.Waiting());
    }

    [Fact]
    public async Task The_same_connection_id_of_two_tenants_is_told_apart_by_the_signature()
    {
        var house = await WebhookHouse.Furnished();
        var other = new TenantId("other");
        await house.Connect(other, "shop-1", "fakeshop", (WebhookFields.Secret, "other-secret"));

        var receipt = await house.Deliver("Orders 7 updated", "other-secret");

        Assert.Equal([new InboxKey(other, "shop-1")], receipt.Inboxes);
        Assert.Empty(await house.Waiting());
    }

    [Fact]
    public async Task A_delivery_for_the_whole_app_reaches_the_connections_of_its_accounts_and_no_others()
    {
        var house = await WebhookHouse.Furnished();
        var account = new SettingField("account", "");
        await house.Connect(SyncHouse.Tenant, "books-a", "fakeapp", (account, "A"));
        await house.Connect(new TenantId("other"), "books-a2", "fakeapp", (account, "A"));
        await house.Connect(SyncHouse.Tenant, "books-b", "fakeapp", (account, "B"));
        await house.Connect(SyncHouse.Tenant, "books-moved", "fakeapp", (account, "A"));
        await house.Connect(SyncHouse.Tenant, "books-moved", "fakeapp", (account, "C"));

        var receipt = await house.Receive.ReceiveForAll(
            "fakeapp", FakeWebhooks.Delivery("Orders 1 updated A\nOrders 2 updated B\nOrders 3 updated A\nOrders 4 updated Z", WebhookHouse.AppSecret), "a", WebhookHouse.Cancellation);

        Assert.Equal(["books-a", "books-a2", "books-b"], receipt.Inboxes.Select(inbox => inbox.ConnectionId).Order());
        Assert.Equal(["1", "3"], (await house.Waiting(new InboxKey(SyncHouse.Tenant, "books-a"))).Select(hint => hint.Hint.Id!).Order());
        Assert.Equal(["2"], (await house.Waiting(new InboxKey(SyncHouse.Tenant, "books-b"))).Select(hint => hint.Hint.Id!));
        Assert.Equal(401, (await Refused(() => house.Receive.ReceiveForAll("fakeapp", FakeWebhooks.Delivery("Orders 1 updated A", "x"), "a", WebhookHouse.Cancellation))).Status);
    }

    private static Task<Problem> Refused(Func<Task> work) => TestHouse.Refused(work);
}
