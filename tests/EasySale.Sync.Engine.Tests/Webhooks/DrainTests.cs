using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Webhooks;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Webhooks;

public sealed class DrainTests
{
    [Fact]
    public async Task Hints_of_one_record_become_one_read_by_its_id()
    {
        var house = await WebhookHouse.Furnished();
        house.House.Shop.Order(7, 70);
        foreach (var news in new[] { "created", "updated", "paid", "updated" }) await house.Deliver($"Orders 7 {news}");

        await house.DrainAll();

        var run = Assert.Single(await house.Runs());
        Assert.Equal(("webhook", SyncMode.Incremental, "orders"), (run.StartedBy, run.Mode, run.Entity));
        Assert.Matches("^webhook-.{8}", run.CorrelationId);
        Assert.Equal(["7"], run.Ids);
        Assert.Equal(70, house.House.Ledger.Entry(RecordKind.Orders, 7).Amount);
        Assert.Empty(await house.Waiting());
    }

    [Fact]
    public async Task An_echo_of_what_is_there_already_writes_nothing()
    {
        var house = await WebhookHouse.Furnished();
        house.House.Shop.Order(7, 70);
        await house.House.Sync();
        var sent = house.House.Ledger.Sent.Count;

        await house.Deliver("Orders 7 updated");
        await house.DrainAll();

        Assert.Equal(sent, house.House.Ledger.Sent.Count);
    }

    [Fact]
    public async Task Hints_of_a_busy_route_wait_for_it()
    {
        var house = await WebhookHouse.Furnished();
        house.House.Shop.Order(7, 70);
        await house.Deliver("Orders 7 created");
        var first = await house.Drain();
        house.House.Shop.Order(8, 80);
        await house.Deliver("Orders 8 created");

        var busy = await house.Drain();
        await house.House.NewProcess().Finish(first.Runs[0].SyncId);
        await house.DrainAll();

        Assert.Equal((true, false, 0), (busy.IsWaiting, busy.IsEmpty, busy.Runs.Count));
        Assert.Equal(80, house.House.Ledger.Entry(RecordKind.Orders, 8).Amount);
    }

    [Fact]
    public async Task A_hint_that_comes_again_while_it_is_being_taken_is_not_taken_away_with_it()
    {
        var house = await WebhookHouse.Furnished();
        await house.Deliver("Orders 7 updated");
        var taken = await house.Waiting();
        await house.Deliver("Orders 7 updated");

        await house.Inbox.Settle(WebhookHouse.Shop, [.. taken.Select(hint => (hint, (InboxHint?)null))], WebhookHouse.Cancellation);

        Assert.Single(await house.Waiting());
    }

    [Fact]
    public async Task Each_target_takes_a_hint_once_although_another_is_busy()
    {
        var house = await WebhookHouse.Furnished();
        await house.Connect(SyncHouse.Tenant, "ledger-2", "fakeledger");
        house.House.Shop.Order(7, 70);
        await new ActiveRunStore(house.House.Rows).Enter(
            SyncHouse.Tenant, new ActiveRun(SyncIds.New(house.House.Time.GetUtcNow()), "shop-1", "ledger-2", [RecordKind.Orders], false), 5, WebhookHouse.Cancellation);
        await house.Deliver("Orders 7 created");

        var first = await house.Drain();
        foreach (var run in first.Runs) await house.House.NewProcess().Finish(run.SyncId);
        var second = await house.Drain();

        Assert.Equal("ledger-1", Assert.Single(await house.Runs()).Target);
        Assert.Empty(second.Runs);
        Assert.Equal(["ledger-1"], Assert.Single(await house.Waiting()).Hint.TakenFor);
    }

    [Fact]
    public async Task Too_many_records_are_one_walk_and_their_deletions_follow()
    {
        var house = await WebhookHouse.Furnished();
        for (var id = 1; id <= 5; id++) house.House.Shop.Order(id, id);
        await house.Inbox.PutWalks(WebhookHouse.Shop, [RecordKind.Orders], WebhookHouse.Cancellation);
        await house.Deliver("Orders 1 updated");
        await house.Deliver("Orders 99 deleted");

        await house.DrainAll();

        var runs = (await house.Runs()).Select(run => run.Ids.Count).Order();
        Assert.Equal([0, 1], runs);
        Assert.Equal(5, house.House.Ledger.Entries.Count);
    }

    [Fact]
    public async Task What_was_deleted_is_read_and_shown_to_a_person_where_the_target_does_not_handle_it()
    {
        var house = await WebhookHouse.Furnished();
        house.House.Shop.Customer(3);
        await house.House.Sync(SyncHouse.Orders with { Entity = "customers", Kinds = [RecordKind.Customers] });
        house.House.Shop.Remove(RecordKind.Customers, "3");

        await house.Deliver("Customers 3 deleted");
        await house.DrainAll();

        var run = (await house.Runs()).First(one => one.StartedBy == DrainInbox.StartedBy);
        Assert.Equal(1, (await house.House.Report(run.SyncId)).Counts.Failed);
        Assert.Equal("record.gone_at_source", Assert.Single(await house.House.OpenFailures()).Code);
        Assert.Single(house.House.Ledger.Entries);
    }

    [Fact]
    public async Task A_crowd_that_waits_for_its_route_does_not_bury_what_comes_for_others()
    {
        var house = await WebhookHouse.Furnished();
        await new ActiveRunStore(house.House.Rows).Enter(
            SyncHouse.Tenant, new ActiveRun(SyncIds.New(house.House.Time.GetUtcNow()), "shop-1", "ledger-1", [RecordKind.Customers], false), 5, WebhookHouse.Cancellation);
        house.House.Shop.Order(7, 70);
        await house.Inbox.Put(
            WebhookHouse.Shop, Enumerable.Range(1, 2 * InboxDefaults.PerRound).Select(id => new WebhookHint(RecordKind.Customers, $"{id}", IsDeletion: false, "updated")), WebhookHouse.Cancellation);
        for (var id = 1; id <= 20; id++) await house.Deliver($"Orders {id} updated");
        await house.Deliver("Customers 3 deleted");

        for (var round = 0; round < 4; round++)
            foreach (var run in (await house.Drain()).Runs) await house.House.NewProcess().Finish(run.SyncId);

        Assert.Equal(20, (await house.Runs()).SelectMany(run => run.Ids).Distinct().Count());
        var waiting = (await house.Waiting()).Select(hint => hint.Hint).ToList();
        Assert.InRange(waiting.Count, 2, InboxDefaults.MostIds);
        Assert.Single(waiting, hint => hint.Id is null);
        Assert.Single(waiting, hint => hint is { Id: "3", IsDeletion: true });
    }

    [Fact]
    public async Task Hints_nobody_takes_do_not_stay()
    {
        var house = await WebhookHouse.Furnished();
        await house.Connections.Delete(SyncHouse.Tenant, "ledger-1", WebhookHouse.Cancellation);
        await house.Deliver("Orders 7 updated");

        await house.DrainAll();

        Assert.Empty(await house.Waiting());
        Assert.Empty(await house.Runs());
    }
}
