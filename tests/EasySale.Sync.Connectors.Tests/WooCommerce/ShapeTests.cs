using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Runs.Shapes;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

/// <summary>Nothing that was recorded looks like a changed shape, whichever records come together; what vanishes does.</summary>
public sealed class ShapeTests
{
    public static TheoryData<RecordKind> Kinds => [RecordKind.Customers, RecordKind.Products, RecordKind.Orders, RecordKind.Refunds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Recorded_records_raise_no_alarm_alone_or_together(RecordKind kind)
    {
        await using var store = await ConnectedStore.Start();
        var (source, items) = (store.System.Source(kind)!, (await store.Walk(kind)).Items.ToList());
        var watch = Learnt(source, items);
        Assert.Contains(watch.Shapes.Values, form => form.Seen >= ShapeWatch.Enough);
        foreach (var item in items) Assert.All(watch.Check([item]), checkedItem => Assert.Null(checkedItem.Failure));
        foreach (var form in items.GroupBy(item => source.FormOf(item.Record!)))
            Assert.All(watch.Check([.. form]), checkedItem => Assert.Null(checkedItem.Failure));
        foreach (var item in await source.ReadByIds([.. items.Select(item => item.Id).Distinct().Take(30)], TestContext.Current.CancellationToken))
            Assert.All(watch.Check([item]), checkedItem => Assert.Null(checkedItem.Failure));
    }

    [Theory]
    [InlineData(RecordKind.Customers, "billing")]
    [InlineData(RecordKind.Products, "price")]
    [InlineData(RecordKind.Orders, "customer_id")]
    [InlineData(RecordKind.Refunds, "reason")]
    public async Task A_field_that_vanishes_raises_one(RecordKind kind, string field)
    {
        await using var store = await ConnectedStore.Start();
        var (source, items) = (store.System.Source(kind)!, (await store.Walk(kind)).Items.ToList());
        var watch = Learnt(source, items);
        var failures = watch.Check([.. items.Select(item => Without(item, field))]).Select(item => item.Failure).OfType<Exception>().ToList();
        Assert.NotEmpty(failures);
        Assert.All(failures, failure => Assert.Contains(field, ((Engine.Failures.SyncException)failure).MerchantMessage, StringComparison.Ordinal));
    }

    private static ShapeWatch Learnt(SourceStream source, IReadOnlyList<SourceItem> items)
    {
        var watch = new ShapeWatch(source, new Dictionary<string, Engine.Stores.Shapes.FormShape>());
        for (var round = 0; round < ShapeWatch.Enough; round++) watch.Check(items);
        return watch;
    }

    private static SourceItem Without(SourceItem item, string field)
    {
        var kept = item.Record!.Raw!.Value.EnumerateObject().Where(property => property.Name != field).ToDictionary(property => property.Name, property => property.Value);
        return SourceItem.Of(item.Record with { Raw = JsonSerializer.SerializeToElement(kept) });
    }
}
