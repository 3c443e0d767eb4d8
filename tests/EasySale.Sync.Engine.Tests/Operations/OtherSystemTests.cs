using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Shapes;

namespace EasySale.Sync.Engine.Tests.Operations;

/// <summary>Links are of one system: a connection that has any is not led to another one.</summary>
public class OtherSystemTests
{
    private readonly TestHouse _house = new();

    [Theory]
    [InlineData("shop", "books")]
    [InlineData("books", "shop")]
    public async Task A_connection_with_links_is_not_led_to_another_system(string source, string target)
    {
        await Create("https://old.example");
        await Link(source, target);

        var problem = await TestHouse.Refused(() => Update("""{"settings":{"url":"https://new.example"},"secrets":{"consumerKey":"k2"}}"""));

        Assert.Equal((409, "other-system", "shop https://old.example"), (problem.Status, problem.Slug, problem.Members["linkedWith"]));
        Assert.Equal("https://old.example", (await _house.Connections.Find(TestHouse.Tenant, "shop", TestHouse.Cancellation))!.Settings["url"]);
    }

    [Theory]
    [InlineData(true, """{"settings":{"url":"https://new.example"},"secrets":{"consumerKey":"k2"},"sameSystem":true}""")]
    [InlineData(true, """{"settings":{"flavour":"sour"}}""")]
    [InlineData(false, """{"settings":{"url":"https://new.example"},"secrets":{"consumerKey":"k2"}}""")]
    public async Task The_same_system_or_one_without_links_may_be_changed(bool isLinked, string body)
    {
        await Create("https://old.example");
        if (isLinked) await Link("shop", "books");

        var changed = await Update(body);

        Assert.Equal("shop", changed.Id);
    }

    [Fact]
    public async Task Who_takes_the_id_of_a_deleted_connection_takes_its_links_of_the_same_system_only()
    {
        await Create("https://old.example");
        await Link("shop", "books");
        await _house.DeleteConnection.Delete(TestHouse.Admin, "shop", TestHouse.Cancellation);

        var problem = await TestHouse.Refused(() => Create("https://new.example"));
        var again = await Create("https://old.example");

        Assert.Equal(("other-system", "shop"), (problem.Slug, again.Id));
    }

    [Fact]
    public async Task Links_with_a_connection_that_is_gone_too_count()
    {
        await _house.Connect("books", "books");
        await Create("https://old.example");
        await Link("shop", "books");
        foreach (var id in (string[])["shop", "books"]) await _house.DeleteConnection.Delete(TestHouse.Admin, id, TestHouse.Cancellation);

        Assert.Equal("other-system", (await TestHouse.Refused(() => Create("https://new.example"))).Slug);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_another_system_nothing_begins_where_the_walks_of_the_first_one_ended(bool isMadeAnew)
    {
        await Create("https://old.example");
        await Walked();

        if (!isMadeAnew) await Update("""{"settings":{"url":"https://new.example"},"secrets":{"consumerKey":"k2"}}""");
        else await _house.DeleteConnection.Delete(TestHouse.Admin, "shop", TestHouse.Cancellation);
        if (isMadeAnew) await Create("https://new.example");

        Assert.Null(await Watermarks.Find(From, TestHouse.Cancellation));
        Assert.Null(await Watermarks.Find(To, TestHouse.Cancellation));
        Assert.Equal("yesterday", await Watermarks.Find(From with { Source = "shop-2" }, TestHouse.Cancellation));
        Assert.Null(await Drift.Find(From, TestHouse.Cancellation));
        Assert.Empty(await new ShapeStore(_house.Blobs).Get(TestHouse.Tenant, "shop", RecordKind.Orders, TestHouse.Cancellation));
    }

    [Theory]
    [InlineData("""{"settings":{"url":"https://new.example"},"secrets":{"consumerKey":"k2"},"sameSystem":true}""")]
    [InlineData("""{"settings":{"flavour":"sour"}}""")]
    public async Task In_the_same_system_all_goes_on_where_it_was(string body)
    {
        await Create("https://old.example");
        await Walked();

        await Update(body);

        Assert.Equal("yesterday", await Watermarks.Find(From, TestHouse.Cancellation));
        Assert.NotNull(await Drift.Find(From, TestHouse.Cancellation));
    }

    [Fact]
    public async Task A_connection_made_again_with_the_same_system_goes_on_where_it_was_and_remembers_nobody()
    {
        await Create("https://old.example");
        await Walked();
        await _house.DeleteConnection.Delete(TestHouse.Admin, "shop", TestHouse.Cancellation);
        Assert.Empty(await _house.Blobs.List(TestHouse.Tenant, "", TestHouse.Cancellation).ToListAsync(TestHouse.Cancellation));

        await Create("https://old.example");

        Assert.Equal("yesterday", await Watermarks.Find(From, TestHouse.Cancellation));
    }

    [Fact]
    public async Task What_a_connection_remembers_is_of_the_system_it_leads_to_and_its_check_too()
    {
        await Create("https://old.example");
        ConnectionMemory? memory = null;
        _house.Shop.OnProbe = context =>
        {
            memory = context.Memory;
            return new ProbeReport([]);
        };
        await _house.TestConnection.Test(TestHouse.Admin, "shop", TestHouse.Cancellation);
        await memory!.Keep("list", new byte[] { 1 }, TestHouse.Cancellation);
        await _house.TestConnection.Test(TestHouse.Admin, "shop", TestHouse.Cancellation);
        Assert.NotNull(await memory.Recall("list", TestHouse.Cancellation));
        ReadOnlyMemory<byte>? recalled = new byte[] { 1 };
        _house.Shop.OnOpened = context => recalled = context.Memory.Recall("list", TestHouse.Cancellation).Result;

        await Update("""{"settings":{"url":"https://new.example"},"secrets":{"consumerKey":"k2"}}""");

        Assert.Null(recalled);
    }

    [Fact]
    public async Task While_a_run_uses_it_a_connection_is_not_led_elsewhere()
    {
        await Create("https://old.example");
        await _house.Active.Enter(TestHouse.Tenant, new ActiveRun("x", "shop", "books", [RecordKind.Orders], false), 5, TestHouse.Cancellation);

        var problem = await TestHouse.Refused(() => Update("""{"settings":{"url":"https://new.example"},"secrets":{"consumerKey":"k2"}}"""));
        var changed = await Update("""{"settings":{"flavour":"sour"}}""");

        Assert.Equal((409, "connection-in-use"), (problem.Status, problem.Slug));
        Assert.Equal("https://old.example", changed.Settings["url"]);
    }

    private static LinkScope From { get; } = new(TestHouse.Tenant, "shop", "books", RecordKind.Orders);

    private static LinkScope To { get; } = new(TestHouse.Tenant, "books", "shop", RecordKind.Products);

    private WatermarkStore Watermarks => new(_house.Rows);

    private DriftStore Drift => new(_house.Rows, _house.Blobs);

    // A run over a shop that had nothing in it, and a comparison of it.
    private async Task Walked()
    {
        foreach (var scope in (LinkScope[])[From, To, From with { Source = "shop-2" }]) await Watermarks.Set(scope, "yesterday", TestHouse.Cancellation);
        await Drift.Put(TestHouse.Tenant, new DriftReport { Source = "shop", Target = "books", Kind = RecordKind.Orders, SyncId = "x", At = _house.Time.GetUtcNow(), State = DriftState.Parked, Counts = new DriftCounts() }, TestHouse.Cancellation);
        await new ShapeStore(_house.Blobs).Put(TestHouse.Tenant, "shop", RecordKind.Orders, new Dictionary<string, FormShape> { [""] = FormShape.Unknown }, TestHouse.Cancellation);
    }

    private Task<ConnectionView> Create(string url) => _house.CreateConnection.Create(
        TestHouse.Admin,
        ConnectionInput.Read(TestHouse.Json($$$"""{"id":"shop","platform":"shop","settings":{"url":"{{{url}}}"},"secrets":{"consumerKey":"k"}}"""), _house.Catalog),
        TestHouse.Cancellation);

    private Task<ConnectionView> Update(string body) =>
        _house.UpdateConnection.Update(TestHouse.Admin, "shop", ConnectionInput.Read(TestHouse.Json(body), _house.Catalog), TestHouse.Cancellation);

    private async Task Link(string source, string target)
    {
        if (await _house.Connections.Find(TestHouse.Tenant, "books", TestHouse.Cancellation) is null) await _house.Connect("books", "books");
        var sheet = await _house.Links.Read(new LinkScope(TestHouse.Tenant, source, target, RecordKind.Customers), ["1"], TestHouse.Cancellation);
        sheet.Set(new Link { SourceId = "1", TargetId = "7" });
        await _house.Links.Save(sheet, (_, _) => true, TestHouse.Cancellation);
    }
}
