using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.EndToEnd;

/// <summary>What the books have already, by e-mail address, name and SKU: found once, linked, updated; several are shown.</summary>
public sealed class RecognizedInBooksTests
{
    [Fact]
    public async Task Customers_and_items_that_are_there_are_linked_and_updated_and_none_is_made()
    {
        await using var house = await Furnished();
        var (byMail, byName) = (house.Buyer("Someone else", "ann@x.test"), house.Buyer("Bo O'Neill", null));
        var (ann, bo) = (house.Account("ann@x.test", "Ann", "Lee"), house.Account("bo@x.test", "Bo", "O'Neill"));
        var (bySku, item) = (house.Item("Old mug", "mug-1"), house.Shop.AddProduct(new JsonObject { ["name"] = "Mug", ["sku"] = "MUG-1", ["regular_price"] = "12.50" }));
        var before = (house.Company.Count("Customer"), house.Company.Count("Item"));

        await house.Sync(SyncMode.Full, RecordKind.Customers, RecordKind.Products);
        var writes = house.Writes();
        await house.Sync(SyncMode.Full, RecordKind.Customers, RecordKind.Products);

        Assert.Equal((byMail, byName, bySku), (await house.IdOf(RecordKind.Customers, ann), await house.IdOf(RecordKind.Customers, bo), await house.IdOf(RecordKind.Products, item)));
        Assert.Equal(before, (house.Company.Count("Customer"), house.Company.Count("Item")));
        Assert.Equal(("Someone else", "Ann"), ((string?)house.Company.Find("Customer", byMail)!["DisplayName"], (string?)house.Company.Find("Customer", byMail)!["GivenName"]));
        Assert.Equal("bo@x.test", (string?)house.Company.Find("Customer", byName)!["PrimaryEmailAddr"]!["Address"]);
        Assert.Equal(("Old mug", 12.5m), ((string?)house.Company.Find("Item", bySku)!["Name"], (decimal)house.Company.Find("Item", bySku)!["UnitPrice"]!));
        Assert.Equal(writes, house.Writes());
    }

    [Fact]
    public async Task What_the_route_does_not_match_by_is_not_matched_by()
    {
        await using var house = await Furnished();
        house.Buyer("Someone else", "ann@x.test");
        var named = house.Buyer("Bo Lee", null);
        var (ann, bo) = (house.Account("ann@x.test", "Ann", "Lee"), house.Account("bo@x.test", "Bo", "Lee"));
        await house.Route(new RouteSettings { Source = "shop-1", Target = "books-1", Kind = RecordKind.Customers, MatchBy = [] });

        await house.Sync(SyncMode.Full, RecordKind.Customers);

        Assert.Equal("Ann Lee", (string?)house.Company.Find("Customer", await house.IdOf(RecordKind.Customers, ann))!["DisplayName"]);
        Assert.NotEqual(named, await house.IdOf(RecordKind.Customers, bo));
    }

    [Theory]
    [InlineData(ConflictChoice.Custom, 0)]
    [InlineData(ConflictChoice.Accept, 1)]
    [InlineData(ConflictChoice.Reject, 0)]
    public async Task Several_customers_are_shown_and_done_with_as_a_person_says(ConflictChoice choice, int made)
    {
        await using var house = await Furnished();
        string[] candidates = [house.Buyer("Ann One", "ann@x.test"), house.Buyer("Ann Two", "ANN@x.test")];
        var ann = house.Account("ann@x.test", "Ann", "Lee");
        var (before, writes) = (house.Company.Count("Customer"), house.Writes());

        await house.Sync(SyncMode.Full, RecordKind.Customers);
        await house.Sync(SyncMode.Full, RecordKind.Customers);
        var conflict = Assert.Single(await house.Conflicts());
        Assert.Equal((ConflictType.DuplicateKey, 2), (conflict.Type, conflict.Tries));
        Assert.Equal(candidates, conflict.Candidates);
        Assert.Equal("Ann", conflict.SourceValues!.Value.GetProperty("firstName").GetString());
        Assert.Equal("ann@x.test", conflict.TargetValues!.Value.GetProperty(candidates[0]).GetProperty("email").GetString());
        Assert.Equal("ANN@x.test", conflict.TargetValues!.Value.GetProperty(candidates[1]).GetProperty("email").GetString());
        Assert.Equal(writes, house.Writes());

        await house.Decide(choice, choice == ConflictChoice.Custom ? candidates[1] : null);
        await house.Sync(SyncMode.Full, RecordKind.Customers);

        Assert.Empty(await house.Conflicts());
        Assert.Equal(before + made, house.Company.Count("Customer"));
        var id = (await house.Link(new RecordKey(RecordKind.Customers, $"{ann}")))!.TargetId;
        Assert.Equal(choice switch { ConflictChoice.Custom => candidates[1], ConflictChoice.Reject => null, _ => id }, id);
        if (id is not null) Assert.Equal("Lee", (string?)house.Company.Find("Customer", id)!["FamilyName"]);
    }

    [Fact]
    public async Task An_order_waits_for_the_decision_about_its_customer_and_its_product()
    {
        await using var house = await Furnished();
        var (one, _) = (house.Buyer("Ann One", "ann@x.test"), house.Buyer("Ann Two", "ann@x.test"));
        var mugs = (house.Item("Blue mug", "MUG"), house.Item("Red mug", "MUG"));
        var ann = house.Account("ann@x.test", "Ann", "Lee");
        var mug = house.Shop.AddProduct(new JsonObject { ["name"] = "Mug", ["sku"] = "MUG", ["regular_price"] = "12.50" });
        var order = house.Order(ann, mug);

        await house.Sync(SyncMode.Full, RecordKind.Orders);
        Assert.Equal("record.parent_missing", Assert.Single(await house.Failures()).Code);
        Assert.Equal(0, house.Company.Count("SalesReceipt"));
        Assert.Equal(2, (await house.Conflicts()).Count);

        await house.Decide(RecordKind.Customers, ConflictChoice.Custom, one);
        await house.Decide(RecordKind.Products, ConflictChoice.Custom, mugs.Item2);
        await house.Sync(SyncMode.Full, RecordKind.Orders);

        Assert.Empty(await house.Failures());
        var receipt = Assert.Single(house.Documents("SalesReceipt")[$"EasySale.Sync order shop-1/{order}"]);
        Assert.Equal((one, mugs.Item2), ((string?)receipt["CustomerRef"]!["value"], (string?)receipt["Line"]![0]!["SalesItemLineDetail"]!["ItemRef"]!["value"]));
    }

    [Fact]
    public async Task A_guest_is_booked_on_the_customer_of_their_address_who_stays_as_they_are()
    {
        await using var house = await Furnished();
        var known = house.Buyer("Ann's Bakery", "ann@x.test");
        var order = house.Order(null, null, "ann@x.test");

        await house.Sync(SyncMode.Full, RecordKind.Orders);

        Assert.Empty(await house.Failures());
        Assert.Equal(known, (string?)Assert.Single(house.Documents("SalesReceipt")[$"EasySale.Sync order shop-1/{order}"])["CustomerRef"]!["value"]);
        Assert.Equal(("Ann's Bakery", "0", null), (Told("DisplayName"), Told("SyncToken"), Told("GivenName")));

        string? Told(string property) => (string?)house.Company.Find("Customer", known)![property];
    }

    [Fact]
    public async Task A_guest_several_could_be_waits_and_the_decision_holds_when_the_order_is_tried_again()
    {
        await using var house = await Furnished();
        string[] candidates = [house.Buyer("Ann One", "ann@x.test"), house.Buyer("Ann Two", "ann@x.test")];
        var order = house.Order(null, null, "ann@x.test");

        await house.Sync(SyncMode.Full, RecordKind.Orders);
        await house.Decide(ConflictChoice.Custom, candidates[1]);
        Assert.Equal(ConflictState.Decided, Assert.Single(await house.Conflicts()).State);
        await house.Sync(SyncMode.Full, RecordKind.Orders);

        Assert.Empty(await house.Failures());
        Assert.Empty(await house.Conflicts());
        Assert.Equal(candidates[1], (string?)Assert.Single(house.Documents("SalesReceipt")[$"EasySale.Sync order shop-1/{order}"])["CustomerRef"]!["value"]);
    }

    private static async Task<ShopToBooks> Furnished()
    {
        var house = await ShopToBooks.Start();
        house.Shop.RemoveAll();
        return house;
    }
}
