using System.Globalization;
using EasySale.Sync.Connectors.Tests.Contract;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

/// <summary>Lists of ids name what there is, with stamps and marks as the records have them.</summary>
public sealed class ListTests
{
    public static TheoryData<RecordKind> Kinds => [RecordKind.Customers, RecordKind.Products, RecordKind.Orders, RecordKind.Refunds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Names_every_record_as_the_walk_brings_it(RecordKind kind)
    {
        await using var store = await ConnectedStore.Start();
        var records = (await store.Walk(kind)).Items.Select(item => item.Record!).DistinctBy(record => record.Id).ToDictionary(record => record.Id);
        var listed = await List(store, kind);
        Assert.Empty(records.Keys.Except(listed.Keys));
        Assert.Empty(listed.Values.Where(record => record.IsWalked).Select(record => record.Id).Except(records.Keys));
        foreach (var (id, record) in records)
            Assert.Equal((record.ModifiedAt, record.Mark), (kind == RecordKind.Refunds ? null : listed[id].ModifiedAt, listed[id].Mark));
    }

    [Fact]
    public async Task Costs_a_call_for_a_hundred_ids()
    {
        var calls = new CallCounter();
        await using var store = await ConnectedStore.Start(pageSize: 20, through: calls);
        await List(store, RecordKind.Orders);
        Assert.InRange(calls.Calls, 3, 6);
    }

    [Fact]
    public async Task Names_the_trash_apart_and_not_what_was_deleted_for_good()
    {
        await using var store = await ConnectedStore.Start();
        var ids = (await List(store, RecordKind.Orders)).Keys.Take(2).ToArray();
        store.Shop.TrashOrder(Number(ids[0]));
        store.Shop.DeleteOrder(Number(ids[1]));
        var listed = await List(store, RecordKind.Orders);
        Assert.False(listed[ids[0]].IsWalked);
        Assert.DoesNotContain(ids[1], listed.Keys);
        Assert.Equal([ids[0]], (await store.ByIds(RecordKind.Orders, ids)).Where(item => item.Record!.IsDeleted).Select(item => item.Id));
    }

    [Fact]
    public async Task A_refund_deleted_moves_its_orders_mark_but_not_its_stamp()
    {
        await using var store = await ConnectedStore.Start();
        var refund = (Refund)(await store.Walk(RecordKind.Refunds)).Items.First().Record!;
        var before = (await List(store, RecordKind.Orders))[refund.OrderId];
        store.Shop.DeleteRefund(Number(refund.OrderId), Number(refund.Id));
        var after = (await List(store, RecordKind.Orders))[refund.OrderId];
        Assert.Equal(before.ModifiedAt, after.ModifiedAt);
        Assert.NotEqual(before.Mark, after.Mark);
        Assert.DoesNotContain(refund.Id, (await List(store, RecordKind.Refunds)).Keys);
    }

    [Fact]
    public async Task A_product_deleted_takes_its_variations_along()
    {
        await using var store = await ConnectedStore.Start();
        var variations = (await store.Walk(RecordKind.Products)).Items.Select(item => (Product)item.Record!).Where(product => product.ParentId is not null)
            .GroupBy(product => product.ParentId!).First();
        store.Shop.DeleteProduct(Number(variations.Key));
        var listed = await List(store, RecordKind.Products);
        Assert.DoesNotContain(variations.Key, listed.Keys);
        Assert.Empty(variations.Select(variation => variation.Id).Intersect(listed.Keys));
    }

    [Fact]
    public async Task Names_variations_and_refunds_of_older_releases_too()
    {
        await using var store = await ConnectedStore.Start(through: new OlderRelease());
        foreach (var kind in new[] { RecordKind.Products, RecordKind.Refunds })
            Assert.Empty((await store.Walk(kind)).Ids.Except((await List(store, kind)).Keys));
    }

    private static async Task<IReadOnlyDictionary<string, ListedRecord>> List(ConnectedStore store, RecordKind kind)
    {
        var listed = new Dictionary<string, ListedRecord>();
        Cursor? cursor = null;
        do
        {
            var page = await store.System.Source(kind)!.List(cursor, TestContext.Current.CancellationToken);
            foreach (var record in page.Records) listed[record.Id] = record;
            cursor = page.Next;
        }
        while (cursor is not null);
        return listed;
    }

    private static int Number(string id) => int.Parse(id, CultureInfo.InvariantCulture);
}
