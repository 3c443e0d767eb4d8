using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Shapes;

namespace EasySale.Sync.Engine.Tests.Runs;

/// <summary>A property that vanishes from all records is not taken for an empty one.</summary>
public sealed class ShapeTests
{
    private const string Whole = """{"email":"a@example.com","lines":[]}""";

    [Theory]
    [InlineData("""{"lines":[]}""", "email")]
    [InlineData("""{"email":"a@example.com","lines":"none"}""", "lines")]
    [InlineData("""{"email":{"address":"a@example.com"},"lines":[]}""", "email")]
    public async Task Records_that_look_otherwise_fail_and_keep_what_was_written(string changed, string property)
    {
        var house = await Seen(60);
        house.Shop.Tells = _ => changed;
        house.Shop.Order(3, total: 33);
        var report = await house.Sync(SyncHouse.Orders with { Mode = SyncMode.Incremental });
        Assert.Equal(1, report.Counts.Failed);
        Assert.Equal(3, house.Ledger.Entry(RecordKind.Orders, 3).Amount);
        var failure = Assert.Single(await house.OpenFailures());
        Assert.Equal((FailureCause.FixSettings, "source.shape_changed"), (failure.Cause, failure.Code));
        Assert.Contains($"\"{property}\"", failure.Message, StringComparison.Ordinal);

        house.Shop.Tells = _ => Whole;
        await house.Sync(SyncHouse.Orders with { Ids = ["3"] });
        Assert.Empty(await house.OpenFailures());
        Assert.Equal(33, house.Ledger.Entry(RecordKind.Orders, 3).Amount);
    }

    [Theory]
    [InlineData("""{"email":null,"lines":[]}""")]
    [InlineData("""{"email":7,"lines":{}}""")]
    [InlineData("""{"email":"","lines":[1],"new":true}""")]
    public async Task Values_may_change_as_they_like(string changed)
    {
        var house = await Seen(60);
        house.Shop.Tells = _ => changed;
        house.Shop.Order(3, total: 33);
        Assert.Equal(1, (await house.Sync(SyncHouse.Orders with { Ids = ["3"] })).Counts.Written);
    }

    [Fact]
    public async Task Too_few_records_and_other_forms_say_nothing()
    {
        var house = await Seen(49);
        house.Shop.Tells = record => record is Order { Status: "completed" } ? Whole : "{}";
        house.Shop.Order(50, status: "refunded");
        Assert.Equal(1, (await house.Sync(SyncHouse.Orders with { Ids = ["50"] })).Counts.Written);
        house.Shop.Tells = _ => """{"lines":[]}""";
        house.Shop.Order(3, total: 33);
        Assert.Equal(1, (await house.Sync(SyncHouse.Orders with { Ids = ["3"] })).Counts.Written);
    }

    [Fact]
    public async Task A_new_form_that_is_accepted_is_learnt()
    {
        var house = await Seen(60);
        house.Shop.Tells = _ => "{}";
        house.Shop.Order(3, total: 33);
        await new ShapeStore(house.Blobs).Forget(SyncHouse.Tenant, "shop-1", SyncHouse.Cancellation);
        Assert.Equal(1, (await house.Sync(SyncHouse.Orders with { Ids = ["3"] })).Counts.Written);
    }

    private static async Task<SyncHouse> Seen(int orders)
    {
        var house = new SyncHouse();
        (house.Shop.Mapped, house.Shop.Tells) = (["email", "lines"], _ => Whole);
        for (var id = 1; id <= orders; id++) house.Shop.Order(id, total: id);
        var report = await house.Sync();
        Assert.Equal((orders, null), (report.Counts.Written, report.Run.Error?.ToString()));
        return house;
    }
}
