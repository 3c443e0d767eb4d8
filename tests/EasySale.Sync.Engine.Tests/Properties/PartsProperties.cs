using System.Globalization;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Plans;
using EasySale.Sync.Engine.Tests.Runs;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Engine.Tests.Properties;

/// <summary>What is synchronized in parts ends as what is synchronized at once.</summary>
public sealed class PartsProperties
{
    private const int Orders = 9;
    private const int Customers = 3;

    private static readonly Gen<bool> Either = Gen.Elements(true, false);

    /// <summary>Something happens in the shop.</summary>
    /// <param name="Id">An order, or beyond those a customer.</param>
    /// <param name="Value">What it comes to, or is called.</param>
    /// <param name="Syncs">A run follows.</param>
    public sealed record Happening(int Id, int Value, bool Syncs);

    private static readonly Gen<Happening> Any =
        from id in Gen.Choose(1, Orders + Customers)
        from value in Gen.Choose(1, 5)
        from syncs in Either
        select new Happening(id, value, syncs);

    [Fact]
    public void These_and_then_those_records_are_all_of_them() => Cases.Hold(
        from scene in Scenes.Any from isFirst in Gen.ArrayOf(Either, Orders) select (scene, isFirst),
        async given =>
        {
            var ids = Enumerable.Range(1, given.scene.Orders.Count).ToLookup(id => given.isFirst[id - 1], Text);
            var (parted, whole) = (await given.scene.Furnish(), await given.scene.Furnish());
            foreach (var part in new[] { ids[true], ids[false] }.Where(part => part.Any())) await parted.Sync(ByIds([.. part]));
            if (ids.Count > 0) await whole.Sync(ByIds([.. ids[true], .. ids[false]]));

            Assert.Equal(Books(whole), Books(parted));
            Assert.Equal(await Failed(whole), await Failed(parted));
        });

    [Fact]
    public void Every_now_and_then_is_once_at_the_end() => Cases.Hold(
        from happenings in Gen.ArrayOf(Any).Resize(12) from demands in Either select (happenings, demands),
        async given =>
        {
            var (often, once) = (House(given.demands), House(given.demands));
            foreach (var happening in given.happenings)
            {
                Happen(often.Shop, happening);
                Happen(once.Shop, happening);
                if (happening.Syncs) await often.Sync(Changed);
            }

            await often.Sync(Changed);
            await once.Sync(Changed);

            Assert.Equal(Books(once), Books(often));
        });

    private static Stores.Runs.Run Changed => SyncHouse.Orders with { Mode = SyncMode.Incremental, Kinds = [RecordKind.Customers, RecordKind.Orders] };

    private static Stores.Runs.Run ByIds(IReadOnlyList<string> ids) => SyncHouse.Orders with { Ids = ids };

    private static SyncHouse House(bool demands)
    {
        var house = new SyncHouse { Ledger = new FakeLedger { DemandsCustomers = demands } };
        for (var id = 1; id <= Customers; id++) house.Shop.Customer(id);
        return house;
    }

    private static void Happen(FakeShop shop, Happening happening)
    {
        if (happening.Id > Orders) shop.Customer(happening.Id - Orders, $"Name {happening.Value}");
        else shop.Order(happening.Id, happening.Value, customer: happening.Id % Customers == 0 ? null : happening.Id % Customers, guest: $"guest{happening.Id % 2}@x.test");
    }

    /// <summary>What stands in the books; how often it was changed on the way is nobody's matter.</summary>
    private static IEnumerable<string> Books(SyncHouse house) => house.Ledger.Entries.Select(entry => (entry with { Version = 0 }).ToString()).Order(StringComparer.Ordinal);

    private static async Task<IEnumerable<string>> Failed(SyncHouse house) => (await house.OpenFailures()).Select(failure => $"{failure.SourceId} {failure.Code}").Order(StringComparer.Ordinal);

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
