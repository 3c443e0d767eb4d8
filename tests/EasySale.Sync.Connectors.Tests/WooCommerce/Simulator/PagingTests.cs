using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;

/// <summary>The three recorded stories of rows moving between two requests.</summary>
public sealed class PagingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_update_between_two_pages_by_modification_skips_a_row()
    {
        await using var store = await Started();
        using var client = new StoreClient(store);
        const string walk = "/orders?orderby=modified&order=asc&per_page=10&_fields=id&page=";
        var all = await client.IdsAsync("/orders?orderby=modified&order=asc&per_page=20&_fields=id");
        var first = await client.IdsAsync(walk + "1");

        await client.SendAsync("PUT", $"/orders/{first[0]}", """{"customer_note":"touched"}""");
        var second = await client.IdsAsync(walk + "2");

        Assert.Equal(all[11], second[0]);
        Assert.DoesNotContain(all[10], first.Concat(second));
    }

    [Fact]
    public async Task A_new_order_between_two_pages_by_date_brings_a_row_twice()
    {
        await using var store = await Started();
        using var client = new StoreClient(store);
        var first = await client.IdsAsync("/orders?per_page=10&_fields=id&page=1");

        await client.SendAsync("POST", "/orders", """{"customer_note":"pushes"}""");
        var second = await client.IdsAsync("/orders?per_page=10&_fields=id&page=2");

        Assert.Equal(first[^1], second[0]);
    }

    [Fact]
    public async Task A_trashed_order_between_two_pages_by_id_skips_a_row()
    {
        await using var store = await Started();
        using var client = new StoreClient(store);
        var all = await client.IdsAsync("/orders?orderby=id&order=asc&per_page=20&_fields=id");
        var first = await client.IdsAsync("/orders?orderby=id&order=asc&per_page=10&_fields=id&page=1");

        store.Shop.TrashOrder(first[0]);
        var second = await client.IdsAsync("/orders?orderby=id&order=asc&per_page=10&_fields=id&page=2");

        Assert.Equal(all[11], second[0]);
    }

    [Fact]
    public async Task Orders_of_one_second_are_in_the_order_of_their_ids()
    {
        await using var store = await Started();
        using var client = new StoreClient(store);
        foreach (var id in new[] { 130, 102, 117 }) store.Shop.EditOrder(id, order => order["customer_note"] = "same second");

        var newest = await client.IdsAsync("/orders?orderby=modified&order=desc&per_page=3&_fields=id");

        Assert.Equal([130, 117, 102], newest);
    }

    private static async Task<WooCommerceSimulator> Started()
    {
        var store = await WooCommerceSimulator.StartAsync(cancellation: TestContext.Current.CancellationToken);
        store.Shop.Clock.Set(Now);
        return store;
    }
}
