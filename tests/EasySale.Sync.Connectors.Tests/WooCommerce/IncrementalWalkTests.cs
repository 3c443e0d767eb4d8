using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

public sealed class IncrementalWalkTests
{
    [Fact]
    public async Task Brings_only_what_changed()
    {
        await using var store = await ConnectedStore.Start();
        var full = await store.Walk(RecordKind.Orders);
        store.Shop.Clock.Advance(TimeSpan.FromHours(1));
        store.Shop.EditOrder(100, order => order["customer_note"] = "one");
        store.Shop.SetOrderStatus(117, "processing");
        var created = store.Shop.AddOrder([]);
        var walked = await store.Walk(RecordKind.Orders, SyncMode.Incremental, full.Watermark);
        Assert.Superset(new HashSet<string> { "100", "117", $"{created}" }, walked.Ids.ToHashSet());
        var newest = full.Last.Values.Max(order => order.ModifiedAt)!.Value;
        Assert.All(walked.Ids.Except(["100", "117", $"{created}"]), id => Assert.True(full.Last[id].ModifiedAt > newest - TimeSpan.FromSeconds(121)));
        Assert.True(walked.Ids.Count < 20);
    }

    [Fact]
    public async Task Of_an_unchanged_store_brings_the_overlap_and_keeps_the_watermark()
    {
        await using var store = await ConnectedStore.Start();
        var full = await store.Walk(RecordKind.Orders);
        var walked = await store.Walk(RecordKind.Orders, SyncMode.Incremental, full.Watermark);
        Assert.Equal(full.Watermark, walked.Watermark);
        store.Shop.RemoveAllOrders();
        Assert.Equal(full.Watermark, (await store.Walk(RecordKind.Orders, SyncMode.Incremental, full.Watermark)).Watermark);
    }

    [Fact]
    public async Task Without_a_watermark_brings_everything()
    {
        await using var store = await ConnectedStore.Start();
        Assert.Equal(249, (await store.Walk(RecordKind.Orders, SyncMode.Incremental)).Last.Count);
    }

    [Theory]
    [InlineData(150, 100)]
    [InlineData(150, 20)]
    [InlineData(100, 100)]
    [InlineData(7, 2)]
    public async Task Brings_every_order_of_a_second_that_holds_more_than_a_page(int orders, int pageSize)
    {
        await using var store = await ConnectedStore.Start(pageSize);
        var watermark = (await store.Walk(RecordKind.Orders)).Watermark;
        store.Shop.Clock.Advance(TimeSpan.FromHours(1));
        var before = store.Shop.AddOrder([]);
        store.Shop.Clock.Advance(TimeSpan.FromSeconds(10));
        var ids = Enumerable.Range(0, orders).Select(_ => $"{store.Shop.AddOrder([])}").ToArray();
        store.Shop.Clock.Advance(TimeSpan.FromSeconds(10));
        var after = store.Shop.AddOrder([]);
        var walked = await store.Walk(RecordKind.Orders, SyncMode.Incremental, watermark);
        Assert.Empty(ids.Append($"{before}").Append($"{after}").Except(walked.Ids));
        Assert.Equal(walked.Ids.Distinct().Count(), walked.Ids.Count);
    }

    [Fact]
    public async Task Loses_nothing_when_rows_change_are_deleted_and_created_between_pages()
    {
        await using var store = await ConnectedStore.Start(pageSize: 10);
        var full = await store.Walk(RecordKind.Orders);
        var ids = full.Last.Keys.Select(int.Parse).Order().ToArray();
        store.Shop.Clock.Advance(TimeSpan.FromHours(1));
        foreach (var id in ids.Take(120))
        {
            store.Shop.EditOrder(id, order => order["customer_note"] = "first");
            if (id % 4 == 0) store.Shop.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var deleted = new HashSet<string>();
        var created = new List<string>();
        var walked = await store.Walk(RecordKind.Orders, SyncMode.Incremental, full.Watermark, between: page =>
        {
            if (page > 8) return;
            store.Shop.Clock.Advance(TimeSpan.FromSeconds(1));
            store.Shop.EditOrder(ids[page], order => order["customer_note"] = $"again {page}");
            store.Shop.EditOrder(ids[100 + page], order => order["customer_note"] = $"later {page}");
            store.Shop.DeleteOrder(ids[20 + page]);
            deleted.Add($"{ids[20 + page]}");
            created.Add($"{store.Shop.AddOrder([])}");
        });
        Assert.Empty(ids.Take(120).Select(id => $"{id}").Except(deleted).Except(walked.Ids));
        Assert.Empty(created.Except(walked.Ids));
        Assert.All(Enumerable.Range(1, 8), page => Assert.Equal($"again {page}", ((Order)walked.Last[$"{ids[page]}"]).CustomerNote));
        Assert.All(Enumerable.Range(1, 8), page => Assert.Equal($"later {page}", ((Order)walked.Last[$"{ids[100 + page]}"]).CustomerNote));
    }

    [Fact]
    public async Task Sees_a_second_change_within_the_same_second()
    {
        await using var store = await ConnectedStore.Start();
        var full = await store.Walk(RecordKind.Orders);
        store.Shop.Clock.Advance(TimeSpan.FromHours(1));
        store.Shop.EditOrder(100, order => order["customer_note"] = "one");
        var walked = await store.Walk(RecordKind.Orders, SyncMode.Incremental, full.Watermark, between: page =>
        {
            if (page == 1) store.Shop.EditOrder(100, order => order["customer_note"] = "two");
        });
        Assert.Equal("two", ((Order)walked.Last["100"]).CustomerNote);
        store.Shop.EditOrder(117, order => order["customer_note"] = "in the second of the last walk's end");
        Assert.Contains("117", (await store.Walk(RecordKind.Orders, SyncMode.Incremental, walked.Watermark)).Ids);
    }

    [Fact]
    public async Task Ends_although_the_shop_never_rests()
    {
        await using var store = await ConnectedStore.Start();
        var watermark = (await store.Walk(RecordKind.Orders)).Watermark;
        store.Shop.Clock.Advance(TimeSpan.FromHours(1));
        var walked = await store.Walk(RecordKind.Orders, SyncMode.Incremental, watermark, between: _ =>
        {
            store.Shop.Clock.Advance(TimeSpan.FromSeconds(1));
            store.Shop.EditOrder(100, order => order["customer_note"] = $"{store.Shop.Clock.Now}");
        });
        Assert.True(walked.Pages.Count < 10);
    }

    [Fact]
    public async Task Ends_although_related_products_are_shuffled_at_each_call()
    {
        var shuffles = 0;
        await using var store = await ConnectedStore.Start(through: new Rewritten(body =>
            System.Text.RegularExpressions.Regex.Replace(body, "\"related_ids\":\\[[^]]*\\]", _ => $"\"related_ids\":[{++shuffles}]")));
        // Later than any stamp, so that the walk is not just ended by having passed its own start.
        store.Shop.Clock.Set(new DateTimeOffset(2035, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var watermark = (await store.Walk(RecordKind.Products)).Watermark;
        Assert.True(shuffles > 50);
        Assert.True((await store.Walk(RecordKind.Products, SyncMode.Incremental, watermark)).Pages.Count < 10);
    }

    [Theory]
    [InlineData("Asia/Tokyo", 0)]
    [InlineData("America/Toronto", 10)]
    [InlineData("America/Toronto", -10)]
    public async Task Is_the_same_whatever_the_shops_zone_and_our_clock_say(string zone, int minutes)
    {
        await using var store = await ConnectedStore.Start(zone: zone, ourSkew: TimeSpan.FromMinutes(minutes));
        var full = await store.Walk(RecordKind.Orders);
        store.Shop.Clock.Advance(TimeSpan.FromMinutes(5));
        store.Shop.EditOrder(100, order => order["customer_note"] = "one");
        var walked = await store.Walk(RecordKind.Orders, SyncMode.Incremental, full.Watermark);
        Assert.Contains("100", walked.Ids);
        Assert.True(walked.Ids.Count < 20);
        store.Shop.Clock.Advance(TimeSpan.FromSeconds(1));
        store.Shop.EditOrder(117, order => order["customer_note"] = "two");
        Assert.Equal(["100", "117"], (await store.Walk(RecordKind.Orders, SyncMode.Incremental, walked.Watermark)).Ids.Order());
    }

    [Fact]
    public async Task A_stamp_in_the_future_does_not_hide_what_is_still_to_come()
    {
        await using var store = await ConnectedStore.Start();
        store.Shop.EditOrderSilently(102, order => order["date_modified_gmt"] = "2031-01-01T00:00:00");
        var full = await store.Walk(RecordKind.Orders);
        store.Shop.Clock.Advance(TimeSpan.FromMinutes(5));
        store.Shop.EditOrder(100, order => order["customer_note"] = "one");
        Assert.Contains("100", (await store.Walk(RecordKind.Orders, SyncMode.Incremental, full.Watermark)).Ids);
    }

    [Fact]
    public async Task A_stamp_in_the_future_does_not_hide_what_changes_during_a_long_wait()
    {
        await using var store = await ConnectedStore.Start();
        store.Shop.EditOrderSilently(102, order => order["date_modified_gmt"] = "2031-01-01T00:00:00");
        var full = await store.Walk(RecordKind.Orders);
        var walked = await store.Walk(RecordKind.Orders, SyncMode.Incremental, full.Watermark, between: page =>
        {
            if (page != 1) return;
            store.Shop.Clock.Advance(TimeSpan.FromHours(1));
            store.Shop.EditOrder(100, order => order["customer_note"] = "while the run waited");
            store.Shop.Clock.Advance(TimeSpan.FromHours(1));
        });
        var next = await store.Walk(RecordKind.Orders, SyncMode.Incremental, walked.Watermark);
        Assert.Contains("100", walked.Ids.Concat(next.Ids));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_products_brings_changed_variations(bool olderRelease)
    {
        await using var store = await ConnectedStore.Start(through: olderRelease ? new OlderRelease() : null);
        var full = await store.Walk(RecordKind.Products);
        store.Shop.Clock.Advance(TimeSpan.FromHours(1));
        store.Shop.UpdateVariation(78, 81, new JsonObject { ["regular_price"] = "160.00" });
        var created = store.Shop.AddVariation(78, new JsonObject { ["regular_price"] = "161.00" });
        var walked = await store.Walk(RecordKind.Products, SyncMode.Incremental, full.Watermark);
        Assert.Equal(160m, ((Product)walked.Last["81"]).RegularPrice);
        Assert.Equal("78", ((Product)walked.Last[$"{created}"]).ParentId);
        Assert.True(walked.Ids.Distinct().Count() < 15);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_refunds_brings_new_ones(bool olderRelease)
    {
        await using var store = await ConnectedStore.Start(through: olderRelease ? new OlderRelease() : null);
        var full = await store.Walk(RecordKind.Refunds);
        store.Shop.Clock.Advance(TimeSpan.FromHours(1));
        var refund = store.Shop.RefundOrder(102, new JsonObject { ["amount"] = "1.00", ["api_refund"] = false });
        var walked = await store.Walk(RecordKind.Refunds, SyncMode.Incremental, full.Watermark);
        Assert.Contains($"{refund}", walked.Ids);
        Assert.Equal("102", ((Refund)walked.Last[$"{refund}"]).OrderId);
        Assert.NotEqual(full.Watermark, walked.Watermark);
        store.Shop.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Contains($"{refund}", (await store.Walk(RecordKind.Refunds, SyncMode.Incremental, walked.Watermark)).Ids);
    }

    [Fact]
    public async Task The_same_cursor_brings_the_same_again()
    {
        await using var store = await ConnectedStore.Start(pageSize: 20);
        var stream = store.System.Source(RecordKind.Orders)!;
        var scope = new ReadScope(SyncMode.Incremental, "{\"orders\":\"2026-01-01T00:00:00+00:00\"}", RecordFilter.None);
        var first = await stream.Read(scope, null, TestContext.Current.CancellationToken);
        var once = await stream.Read(scope, first.Next, TestContext.Current.CancellationToken);
        var twice = await stream.Read(scope, first.Next, TestContext.Current.CancellationToken);
        Assert.Equal(once.Items.Select(item => item.Id), twice.Items.Select(item => item.Id));
        Assert.Equal(once.Next, twice.Next);
    }
}
