using System.Globalization;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Tests.Webhooks;

/// <summary>Deliveries shuffled, repeated and lost, over a shop that goes on changing: with one poll all ends as the shop has it.</summary>
public sealed class WebhookConvergenceTests
{
    private const int Changes = 40;
    private const int Ids = 8;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Any_order_repetition_and_loss_ends_in_the_state_of_the_shop(int seed)
    {
        var house = await Lived(new Random(seed), leastDeliveries: 0);
        await house.Poll(RecordKind.Customers);
        await house.Poll();

        AssertAlike(house);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Without_loss_no_poll_is_needed(int seed) => AssertAlike(await Lived(new Random(seed), leastDeliveries: 1));

    /// <summary>A shop that changed while its deliveries came in any order, some again and again.</summary>
    private static async Task<WebhookHouse> Lived(Random random, int leastDeliveries)
    {
        var house = await WebhookHouse.Furnished();
        var underway = new List<string>();
        for (var change = 0; change < Changes; change++)
        {
            underway.AddRange(Announced(Change(house, random), random, leastDeliveries));
            while (underway.Count > 0 && random.Next(3) > 0) await DeliverOne(house, underway, random);
            if (random.Next(5) == 0) await house.DrainAll();
        }

        while (underway.Count > 0) await DeliverOne(house, underway, random);
        await house.DrainAll();
        return house;
    }

    private static void AssertAlike(WebhookHouse house)
    {
        Assert.Equal(InShop(house), InLedger(house));
        Assert.Equal(house.House.Ledger.Entries.DistinctBy(entry => entry.Record).Count(), house.House.Ledger.Entries.Count);
    }

    private static string Change(WebhookHouse house, Random random)
    {
        var id = random.Next(1, Ids + 1);
        if (random.Next(4) == 0)
        {
            house.House.Shop.Customer(id, $"Name {random.Next(5)}");
            return $"Customers {id}";
        }

        house.House.Shop.Order(id, random.Next(1, 6), status: random.Next(2) == 0 ? "processing" : "completed");
        return $"Orders {id}";
    }

    /// <summary>Several deliveries or few, some of them the very same.</summary>
    private static IEnumerable<string> Announced(string record, Random random, int least) =>
        Enumerable.Range(0, random.Next(least, 4)).Select(_ => $"{record} updated{random.Next(2)}");

    private static async Task DeliverOne(WebhookHouse house, List<string> underway, Random random)
    {
        var index = random.Next(underway.Count);
        await house.Deliver(underway[index]);
        if (random.Next(4) > 0) underway.RemoveAt(index);
    }

    private static List<string> InShop(WebhookHouse house) =>
    [
        .. house.House.Shop.All(RecordKind.Orders).Cast<Order>().Select(order => Text(order.Key, order.Status, order.GrandTotal))
            .Concat(house.House.Shop.All(RecordKind.Customers).Cast<Customer>().Select(customer => Text(customer.Key, customer.FirstName, null))).Order(StringComparer.Ordinal),
    ];

    private static List<string> InLedger(WebhookHouse house) =>
        [.. house.House.Ledger.Entries.Select(entry => Text(entry.Record, entry.Text, entry.Amount)).Order(StringComparer.Ordinal)];

    private static string Text(RecordKey record, string? text, decimal? amount) => string.Create(CultureInfo.InvariantCulture, $"{record} {text} {amount}");
}
