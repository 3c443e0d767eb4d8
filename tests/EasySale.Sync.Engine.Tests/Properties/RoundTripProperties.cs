using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Directions;
using EasySale.Sync.Engine.Tests.Runs;
using FsCheck.Fluent;

namespace EasySale.Sync.Engine.Tests.Properties;

/// <summary>What is said on one side is said on the other, to the letter and to the last digit, and comes back unchanged.</summary>
public sealed class RoundTripProperties
{
    [Fact]
    public void Whatever_a_customer_says_arrives_and_comes_back() => Cases.Hold(
        from there in Gen.NonEmptyListOf(Texts.Customer).Resize(4) from edited in Texts.Customer select (there, edited),
        async given =>
        {
            var house = await DeskHouse.Furnished(ConflictStrategy.Manual, matches: false);
            foreach (var customer in given.there) house.Left.Add(customer);
            await house.Forth();
            await house.Back();

            Assert.Equal(given.there.Select(Said).Order(StringComparer.Ordinal), house.Right.Customers.Select(Said).Order(StringComparer.Ordinal));
            Assert.Empty(house.Left.Took);

            var changed = house.Right.Customers[0].Id;
            house.Right.Edit(changed, customer => given.edited with { Id = customer.Id });
            await house.Back();
            await house.Forth();

            Assert.Equal(house.Right.Customers.Select(Said).Order(StringComparer.Ordinal), house.Left.Customers.Select(Said).Order(StringComparer.Ordinal));
            Assert.Contains(Said(given.edited), house.Left.Customers.Select(Said));
        });

    [Fact]
    public void Money_arrives_to_the_last_digit_at_once_or_through_a_plan() => Cases.Hold(
        from amounts in Gen.NonEmptyListOf(Texts.Amount).Resize(8) from planned in Gen.Elements(true, false) select (amounts, planned),
        async given =>
        {
            var house = new SyncHouse();
            for (var index = 0; index < given.amounts.Count; index++) house.Shop.Order(index + 1, given.amounts[index], currency: index % 2 == 0 ? "EUR" : "JPY");
            var plan = given.planned ? (await house.Sync(SyncHouse.Orders with { Aim = RunAim.Plan })).Run.SyncId : null;

            var report = await house.Sync(given.planned ? SyncHouse.Orders with { Aim = RunAim.Apply, Applies = plan } : null);

            Assert.Equal(given.amounts, Enumerable.Range(1, given.amounts.Count).Select(id => house.Ledger.Entry(RecordKind.Orders, id).Amount!.Value));
            Assert.Equal(given.amounts.Where((_, index) => index % 2 == 0).Sum(), report.Step.Totals["EUR"].Source);
            Assert.Equal(given.amounts.Where((_, index) => index % 2 == 0).Sum(), report.Step.Totals["EUR"].Target);
        });

    private static string Said(Customer customer) =>
        System.Text.Json.JsonSerializer.Serialize(customer with { Id = "", Version = null, ModifiedAt = null });
}
