using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;

public sealed class GeneratedOrderTests
{
    [Fact]
    public async Task Generated_orders_are_listed_read_and_changed_like_others()
    {
        await using var store = await WooCommerceSimulator.StartAsync(cancellation: TestContext.Current.CancellationToken);
        using var client = new StoreClient(store);
        var first = store.Shop.GenerateOrders(500);

        await client.SendAsync("PUT", $"/orders/{first + 3}", """{"customer_note":"seen"}""");

        var page = await client.GetAsync($"/orders?include={first},{first + 3}&orderby=id&order=asc");
        Assert.Equal([$"{first}", $"{first + 3}"], page.AsArray().Select(o => o!["number"]!.ToString()));
        Assert.Equal("seen", (await client.GetAsync($"/orders/{first + 3}"))["customer_note"]!.ToString());
        Assert.Equal(749, (await TotalAsync(client)));
    }

    [Fact]
    public async Task A_page_far_inside_a_hundred_thousand_generated_orders_can_be_read()
    {
        await using var store = await WooCommerceSimulator.StartAsync(cancellation: TestContext.Current.CancellationToken);
        using var client = new StoreClient(store);
        store.Shop.GenerateOrders(100_000);

        Assert.Equal(100, (await client.IdsAsync("/orders?orderby=modified&order=asc&per_page=100&page=700&_fields=id")).Length);
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_orders()
    {
        await using var one = await WooCommerceSimulator.StartAsync(new() { GenerateOrders = 50 }, TestContext.Current.CancellationToken);
        await using var two = await WooCommerceSimulator.StartAsync(new() { GenerateOrders = 50 }, TestContext.Current.CancellationToken);

        Assert.Equal(Totals(one), Totals(two));
    }

    private static IEnumerable<string> Totals(WooCommerceSimulator store) => Enumerable.Range(392, 50).Select(id => store.Shop.Order(id)["total"]!.ToString());

    private static async Task<int> TotalAsync(StoreClient client)
    {
        using var answer = await client.SendAsync("GET", "/orders?per_page=1");
        return int.Parse(answer.Headers.GetValues("X-WP-Total").Single(), null);
    }
}
