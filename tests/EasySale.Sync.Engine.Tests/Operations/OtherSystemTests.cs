using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Stores.Links;

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
