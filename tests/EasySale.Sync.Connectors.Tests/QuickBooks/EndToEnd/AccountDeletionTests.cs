using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.EndToEnd;

/// <summary>A customer made inactive in the books whose account was edited in the shop, which deletes no accounts.</summary>
public sealed class AccountDeletionTests
{
    private const string Email = "ann@one.test";

    [Fact]
    public async Task Where_the_shop_asks_people_the_decision_that_cannot_be_done_says_so_and_what_would_allow_it()
    {
        await using var house = await Collided();

        var options = (await house.Options()).ToDictionary(option => option.Resolution);

        Assert.Equal((true, "It is made again in books-1."), (options[ConflictChoice.Accept].IsPossible, options[ConflictChoice.Accept].Does));
        Assert.False(options[ConflictChoice.Reject].IsPossible);
        Assert.Contains("set the connection's \"gone\" to keep", options[ConflictChoice.Reject].Does, StringComparison.Ordinal);
        Assert.DoesNotContain(ConflictChoice.Custom, options.Keys);
    }

    [Fact]
    public async Task Where_the_shop_keeps_what_is_gone_the_account_stays_and_nobody_is_asked_again()
    {
        await using var house = await Collided();
        await house.Set("shop-1", "gone", "keep");
        var told = (await house.Options()).Single(option => option.Resolution == ConflictChoice.Reject);
        Assert.Equal((true, "The deletion is taken over into shop-1: the shop deletes no accounts, so the account stays as it is."), (told.IsPossible, told.Does));

        var conflict = Assert.Single(await house.Conflicts());
        await house.Decide(ConflictChoice.Reject);
        for (var round = 0; round < 2; round++)
        {
            await house.Back(RecordKind.Customers);
            await house.Sync(SyncMode.Full, RecordKind.Customers);
        }

        Assert.Empty(await house.Conflicts());
        Assert.Empty(await house.Failures());
        Assert.Equal("Ash-Berg", (string?)Assert.Single(house.Shop.AllCustomers(), row => (string?)row["email"] == Email)["last_name"]);
        Assert.False((bool)house.Company.Find("Customer", conflict.TargetId!)!["Active"]!);
    }

    private static async Task<ShopToBooks> Collided()
    {
        var house = await ShopToBooks.Start();
        house.Shop.RemoveAll();
        await house.Route(new RouteSettings { Source = "shop-1", Target = "books-1", Kind = RecordKind.Customers, Direction = RouteDirection.TwoWay });
        var ann = house.Shop.AddCustomer(new JsonObject { ["email"] = Email, ["first_name"] = "Ann", ["last_name"] = "Ash" });
        await house.Sync(SyncMode.Incremental, RecordKind.Customers);
        house.Advance(TimeSpan.FromMinutes(1));
        house.Shop.UpdateCustomer(ann, new JsonObject { ["last_name"] = "Ash-Berg" });
        var id = (await house.Link(new RecordKey(RecordKind.Customers, $"{ann}")))!.TargetId!;
        house.Company.Edit("Customer", id, row => row["Active"] = false);
        await house.Sync(SyncMode.Incremental, RecordKind.Customers);
        return house;
    }
}
