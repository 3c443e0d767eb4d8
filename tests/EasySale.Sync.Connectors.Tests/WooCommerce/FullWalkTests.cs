using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

public sealed class FullWalkTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task Brings_every_order_once(int pageSize)
    {
        await using var store = await ConnectedStore.Start(pageSize);
        var walked = await store.Walk(RecordKind.Orders);
        Assert.All(walked.Items, item => Assert.Null(item.Failure));
        Assert.Equal(249, walked.Last.Count);
        Assert.Equal(249, FirstPass(walked).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(60)]
    public async Task Loses_nothing_when_rows_already_read_are_deleted_between_pages(int each)
    {
        await using var store = await ConnectedStore.Start(pageSize: 20);
        var gone = new HashSet<string>();
        var read = new List<string>();
        var before = (await store.Walk(RecordKind.Orders)).Last.Keys.ToHashSet();
        // The earliest rows vanish, read or not, until the walk is over the middle.
        var walked = await store.Walk(RecordKind.Orders, between: page =>
        {
            foreach (var id in before.Except(gone).OrderBy(int.Parse).Take(each).ToArray())
            {
                if (gone.Count >= 200) return;
                store.Shop.DeleteOrder(int.Parse(id, null));
                gone.Add(id);
            }
        });
        Assert.Equal(200, gone.Count);
        Assert.Empty(before.Except(gone).Except(walked.Ids));
    }

    [Fact]
    public async Task Loses_nothing_when_all_but_the_last_orders_vanish_at_once()
    {
        await using var store = await ConnectedStore.Start(pageSize: 50);
        var ids = (await store.Walk(RecordKind.Orders)).Last.Keys.OrderBy(int.Parse).ToArray();
        var walked = await store.Walk(RecordKind.Orders, between: page =>
        {
            if (page != 4) return;
            foreach (var id in ids.Take(190)) store.Shop.DeleteOrder(int.Parse(id, null));
        });
        Assert.Empty(ids.Skip(190).Except(walked.Ids));
    }

    [Fact]
    public async Task Brings_what_is_created_and_changed_meanwhile()
    {
        await using var store = await ConnectedStore.Start(pageSize: 20);
        var created = new List<string>();
        var changed = new List<string>();
        var first = (await store.Walk(RecordKind.Orders)).Ids[0];
        var walked = await store.Walk(RecordKind.Orders, between: page =>
        {
            store.Shop.Clock.Advance(TimeSpan.FromSeconds(1));
            if (page % 3 == 0 && created.Count < 10) created.Add($"{store.Shop.AddOrder([])}");
            if (page == 5) store.Shop.EditOrder(int.Parse(first, null), order => order["customer_note"] = "changed behind the walk");
        });
        Assert.True(created.Count >= 4);
        Assert.Empty(created.Except(walked.Ids));
        Assert.Equal("changed behind the walk", ((Order)walked.Last[first]).CustomerNote);
    }

    [Fact]
    public async Task Of_customers_brings_all_and_has_no_watermark()
    {
        await using var store = await ConnectedStore.Start(pageSize: 30);
        var walked = await store.Walk(RecordKind.Customers);
        Assert.Equal(81, walked.Last.Count);
        Assert.Null(walked.Watermark);
        Assert.Equal(81, (await store.Walk(RecordKind.Customers, SyncMode.Incremental, walked.Watermark)).Last.Count);
    }

    [Fact]
    public async Task Of_products_brings_variations_after_them_with_full_names()
    {
        await using var store = await ConnectedStore.Start(pageSize: 30);
        var walked = await store.Walk(RecordKind.Products);
        var products = walked.Last.Values.Cast<Product>().ToArray();
        Assert.Equal(55, products.Count(product => product.ParentId is null));
        Assert.Equal(23, products.Count(product => product.ParentId is not null));
        Assert.Equal("Rain Shell - Bleu nuit, M", ((Product)walked.Last["81"]).Name);
        Assert.Null(((Product)walked.Last["81"]).Sku);
        Assert.True(FirstPass(walked).ToList().IndexOf("64") > FirstPass(walked).ToList().IndexOf("63"));
    }

    [Fact]
    public async Task Of_refunds_takes_the_currency_from_their_orders()
    {
        await using var store = await ConnectedStore.Start(pageSize: 15);
        var orders = (await store.Walk(RecordKind.Orders)).Last;
        var refunds = (await store.Walk(RecordKind.Refunds)).Last.Values.Cast<Refund>().ToArray();
        Assert.Equal(39, refunds.Length);
        Assert.All(refunds.Where(refund => orders.ContainsKey(refund.OrderId)), refund => Assert.Equal(((Order)orders[refund.OrderId]).Currency, refund.Currency));
        Assert.All(refunds, refund => Assert.NotNull(refund.Currency));
    }

    [Theory]
    [InlineData(RecordKind.Products)]
    [InlineData(RecordKind.Refunds)]
    public async Task Of_an_older_release_brings_the_same(RecordKind kind)
    {
        await using var store = await ConnectedStore.Start(pageSize: 30);
        await using var older = await ConnectedStore.Start(pageSize: 30, through: new OlderRelease());
        var now = (await store.Walk(kind)).Last;
        var then = (await older.Walk(kind)).Last;
        Assert.Equal(now.Keys.Order(), then.Keys.Order());
        Assert.All(now, pair => Assert.Equal(Comparable(pair.Value), Comparable(then[pair.Key])));
    }

    [Fact]
    public async Task Of_an_older_release_brings_more_variations_of_one_product_than_a_page_holds()
    {
        await using var older = await ConnectedStore.Start(through: new OlderRelease());
        var added = Enumerable.Range(0, 230).Select(_ => $"{older.Shop.AddVariation(78, [])}").ToArray();
        Assert.Empty(added.Except((await older.Walk(RecordKind.Products)).Ids));
    }

    [Fact]
    public async Task A_bad_row_fails_alone()
    {
        await using var store = await ConnectedStore.Start();
        store.Shop.EditOrderSilently(100, order => order["total"] = "abc");
        var walked = await store.Walk(RecordKind.Orders);
        Assert.Equal(248, walked.Last.Count);
        Assert.Equal("100", walked.Items.First(item => item.Failure is not null).Id);
    }

    private static string Comparable(CommerceRecord record) => record switch
    {
        Product product => $"{product.Id} {product.ParentId} {product.Name} {product.Sku} {product.Price} {product.StockQuantity} {product.ModifiedAt:O}",
        Refund refund => $"{refund.Id} {refund.OrderId} {refund.Total} {refund.CreatedAt:O} {refund.Lines.Sum(line => line.Total)}",
        _ => record.ToString(),
    };

    // What the second pass brings again does not count.
    private static IReadOnlyList<string> FirstPass(Walked walked) => [.. walked.Ids.Distinct()];
}
