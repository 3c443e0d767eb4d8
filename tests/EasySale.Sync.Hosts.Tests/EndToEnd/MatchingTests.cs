using System.Text.Json.Nodes;
using EasySale.Sync.Hosts.Tests.Storage;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.QuickBooks.Books;

namespace EasySale.Sync.Hosts.Tests.EndToEnd;

/// <summary>A shop and books that know the same people already: links are proposed and confirmed, and what is doubtful is decided, all through the API.</summary>
[Collection(DemoShop.OneHostAtATime)]
public sealed class MatchingTests(AzuriteFixture azurite, DatabaseFixture database)
{
    [Fact]
    public async Task Proposals_are_confirmed_and_the_next_sync_updates_and_makes_nothing()
    {
        await using var shop = await DemoShop.Start(azurite, await database.Started());
        await using var books = await Books(shop);
        var (ann, bo) = (Account(shop, "ann@x.test", "Ann"), Account(shop, "bo@x.test", "Bo"));
        var (known, one, two) = (Buyer(books, "Ann's Bakery", "ANN@x.test"), Buyer(books, "Bo One", "bo@x.test"), Buyer(books, "Bo Two", "bo@x.test"));
        var before = books.Companies[0].Count("Customer");

        var proposed = (await shop.Post("/api/sync/routes/auto-map", Route(shop)))["items"]!.AsArray();
        var single = Assert.Single(proposed, item => Text(item!["targetId"]) == known)!;
        Assert.Equal($"{ann}", Text(single["sourceId"]));
        var doubtful = Assert.Single(proposed, item => Text(item!["sourceId"]) == $"{bo}")!;
        Assert.Null(doubtful["targetId"]);
        Assert.Equal([one, two], doubtful["candidates"]!.AsArray().Select(candidate => Text(candidate!["id"])));

        var body = Route(shop);
        body["links"] = new JsonArray(Pick(single, "sourceId", "targetId", "targetVersion", "targetEntity"));
        Assert.Equal(1, (await shop.Post("/api/sync/routes/auto-map/confirm", body))["linked"]!.GetValue<int>());
        Assert.Equal(known, await Link(shop, ann));
        Assert.Equal("0", Token(books, known));

        await Sync(shop, ann, bo);
        Assert.Equal(before, books.Companies[0].Count("Customer"));
        Assert.Equal(("Ann's Bakery", "Ann"), ((string?)books.Companies[0].Find("Customer", known)!["DisplayName"], (string?)books.Companies[0].Find("Customer", known)!["GivenName"]));

        var conflict = Assert.Single((await shop.Get($"/api/sync/conflicts?source={shop.Source}"))["items"]!.AsArray())!;
        Assert.Equal(("duplicateKey", $"{bo}", "Bo"), (Text(conflict["type"]), Text(conflict["sourceId"]), Text(conflict["sourceValues"]!["firstName"])));
        Assert.Equal("bo@x.test", Text(conflict["targetValues"]![two]!["email"]));
        var resolved = await shop.Post(
            $"/api/sync/conflicts/{Text(conflict["id"])}/resolve", new JsonObject { ["resolution"] = "custom", ["customData"] = new JsonObject { ["targetId"] = two } });
        await shop.Finished(Text(resolved["run"]!["syncId"]));

        Assert.Equal(two, await Link(shop, bo));
        Assert.Equal((before, "0", "1"), (books.Companies[0].Count("Customer"), Token(books, one), Token(books, two)));
        Assert.Empty((await shop.Get($"/api/sync/conflicts?source={shop.Source}"))["items"]!.AsArray());
    }

    private static async Task<QuickBooksSimulator> Books(DemoShop shop)
    {
        var books = await QuickBooksSimulator.StartAsync(new QuickBooksOptions { Companies = [CompanySeed.Named(CanadianConnection.Seed)], Limits = false }, TestContext.Current.CancellationToken);
        var realm = books.Companies[0].RealmId;
        await shop.Post("/api/integrations/connections", new JsonObject
        {
            ["id"] = BooksOf(shop),
            ["platform"] = "quickbooks",
            ["name"] = "Books",
            ["settings"] = CanadianConnection.Settings(books, realm),
            ["secrets"] = CanadianConnection.Secrets(books, realm),
        });
        return books;
    }

    private static string BooksOf(DemoShop shop) => $"{shop.Source}-books";

    private static JsonObject Route(DemoShop shop) => new() { ["source"] = shop.Source, ["target"] = BooksOf(shop), ["entity"] = "customers" };

    private static int Account(DemoShop shop, string email, string name) => shop.Store.Shop.AddCustomer(new JsonObject { ["email"] = email, ["first_name"] = name });

    private static string Buyer(QuickBooksSimulator books, string name, string email) => books.Companies[0].Add(
        "Customer", new JsonObject { ["DisplayName"] = name, ["Active"] = true, ["PrimaryEmailAddr"] = new JsonObject { ["Address"] = email } });

    private static string? Token(QuickBooksSimulator books, string id) => (string?)books.Companies[0].Find("Customer", id)!["SyncToken"];

    private static JsonObject Pick(JsonNode from, params IEnumerable<string> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field, from[field]?.DeepClone())));

    private static async Task Sync(DemoShop shop, params IEnumerable<int> customers)
    {
        var started = await shop.Post("/api/sync/customers", new JsonObject
        {
            ["source"] = shop.Source,
            ["target"] = BooksOf(shop),
            ["ids"] = new JsonArray([.. customers.Select(id => (JsonNode)$"{id}")]),
        });
        Assert.Equal("completed", Text((await shop.Finished(Text(started["syncId"])))["status"]));
    }

    private static async Task<string> Link(DemoShop shop, int customer)
    {
        var lineage = await shop.Get($"/api/sync/records/customers/{customer}?source={shop.Source}&target={BooksOf(shop)}");
        return Text(Assert.Single(lineage["routes"]!.AsArray())!["links"]![0]!["targetId"]);
    }

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
