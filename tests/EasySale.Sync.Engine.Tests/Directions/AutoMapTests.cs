using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Directions;

public sealed class AutoMapTests
{
    private const string Route = "\"source\":\"left\",\"target\":\"right\",\"entity\":\"customers\"";

    [Fact]
    public async Task Proposals_are_confirmed_and_then_nothing_is_made_on_either_side()
    {
        var house = await Furnished();
        var proposed = await Propose(house);
        var links = string.Join(',', proposed.Items.Where(one => one.TargetId is not null)
            .Select(one => $$"""{"sourceId":"{{one.SourceId}}","targetId":"{{one.TargetId}}","targetVersion":"{{one.TargetVersion}}"}"""));
        var confirmed = await Confirm(house, links);
        var run = await house.Forth("1");
        await house.Back("r1");

        Assert.Equal((4, 0), (proposed.Read, proposed.Linked));
        Assert.Equal([("1", "r1"), ("2", null), ("3", null)], proposed.Items.Select(one => (one.SourceId, one.TargetId)));
        Assert.Equal(1, confirmed.Linked);
        Assert.Equal((0, 1), (run.Counts.Written, run.Counts.Unchanged));
        Assert.Empty(house.Left.Took);
        Assert.Empty(house.Right.Took);
        Assert.Equal(1, (await Propose(house)).Linked);
    }

    [Fact]
    public async Task What_is_linked_stays_linked()
    {
        var house = await Furnished();
        await Confirm(house, """{"sourceId":"1","targetId":"r1"}""");
        var again = await Confirm(house, """{"sourceId":"1","targetId":"r2"}""");

        Assert.Equal(["1"], again.AlreadyLinked);
        Assert.Equal("r1", (await house.Link("1"))!.TargetId);
    }

    [Theory]
    [InlineData(RouteDirection.TwoWay)]
    [InlineData(RouteDirection.OneWay)]
    public async Task What_belongs_to_another_record_is_not_given_away(RouteDirection direction)
    {
        var house = await Furnished();
        await house.Routes.Save(
            SyncHouse.Tenant, new RouteSettings { Source = "left", Target = "right", Kind = RecordKind.Customers, Direction = direction }, DeskHouse.Cancellation);
        await Confirm(house, """{"sourceId":"1","targetId":"r1"}""");
        var second = await Confirm(house, """{"sourceId":"4","targetId":"r1"}""");

        Assert.Equal((0, "r1"), (second.Linked, Assert.Single(second.Taken)));
        Assert.Empty(second.AlreadyLinked);
        Assert.Null(await house.Link("4"));
    }

    [Theory]
    [InlineData("1", "r9")]
    [InlineData("9", "r1")]
    public async Task What_is_not_there_is_not_linked(string here, string there)
    {
        var house = await Furnished();

        var confirmed = await Confirm(house, $$"""{"sourceId":"{{here}}","targetId":"{{there}}"},{"sourceId":"2","targetId":"r2"}""");

        Assert.Equal((1, here), (confirmed.Linked, Assert.Single(confirmed.NotFound)));
        Assert.Null(await house.Link(here));
        Assert.Equal("r2", (await house.Link("2"))!.TargetId);
    }

    [Theory]
    [InlineData("""{"sourceId":"1"}""", "links[0].targetId")]
    [InlineData("""{"sourceId":"1","targetId":"r1"},{"sourceId":"1","targetId":"r2"}""", "links")]
    [InlineData("", "links")]
    public async Task A_confirmation_that_cannot_be_is_refused_with_the_field(string links, string field)
    {
        var house = await Furnished();

        Assert.Contains(field, (await TestHouse.Refused(() => Confirm(house, links))).Errors!.Keys);
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended_and_nowhere_else()
    {
        var house = await Furnished();
        for (var number = 0; number < 200; number++) house.Left.Add(new Customer { Id = "", Email = $"{number}@x.test" });
        var first = await Propose(house);

        Assert.Equal(204, first.Read + (await Propose(house, first.NextCursor)).Read);
        foreach (var cursor in (string[])["garbage", "{}", "null"])
            Assert.Contains(ListInput.ForeignCursor, (await TestHouse.Refused(() => Propose(house, cursor))).Errors!["cursor"]);
    }

    /// <summary>Left: one that is on the right, two that are the same one there, one that is not.</summary>
    private static async Task<DeskHouse> Furnished()
    {
        var house = await DeskHouse.Furnished();
        foreach (var email in (string[])["a@x.test", "b@x.test", "b@x.test", "c@x.test"]) house.Left.Add(new Customer { Id = "", Email = email });
        foreach (var email in (string[])["a@x.test", "b@x.test"]) house.Right.Add(new Customer { Id = "", Email = email });
        return house;
    }

    private static Task<ProposedLinks> Propose(DeskHouse house, string? cursor = null)
    {
        var autoMap = new AutoMap(house.Connections, house.Maps, Opener(house), house.House.Links, Metered(house), new DeskApi(house).Limit);
        return autoMap.Propose(DeskApi.Operator, AutoMapInput.Read(TestHouse.Json(cursor is null ? $"{{{Route}}}" : $$"""{{{Route}},"cursor":{{JsonSerializer.Serialize(cursor)}}}""")), DeskHouse.Cancellation);
    }

    private static ConnectionOpener Opener(DeskHouse house)
    {
        var (rows, time) = (house.House.Rows, house.House.Time);
        return new ConnectionOpener(
            house.Catalog, new MemorySecretStore(), house.House.Blobs, new LeaseStore(rows, time), new HttpClient(), time, new ConnectionGates(new GateStore(rows), new LaneScheduleStore(rows), time));
    }

    private static MeteredCallStore Metered(DeskHouse house) => new(house.House.Rows, house.House.Time);

    private static Task<ConfirmedLinks> Confirm(DeskHouse house, string links) =>
        new ConfirmLinks(house.Connections, house.Maps, house.House.Links, new LinkEnds(Opener(house), Metered(house)), house.House.Audit, house.House.Time).Confirm(
            DeskApi.Operator, ConfirmLinksInput.Read(TestHouse.Json($$"""{{{Route}},"links":[{{links}}]}""")), DeskHouse.Cancellation);
}
