using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;

/// <summary>What a date in a filter means; two orders, one hour before and one hour after the bound wanted.</summary>
public sealed class DateQuirkTests
{
    private const int Earlier = 99;
    private const int Later = 100;

    // 12:00 in Toronto is 16:00 UTC in summer and 17:00 UTC in winter.
    [Theory]
    [InlineData("2026-07-04T16:00:00", true, "2026-07-04T15:00:00", "2026-07-04T17:00:00", new[] { Later })]
    [InlineData("2026-07-04T12:00:00", false, "2026-07-04T15:00:00", "2026-07-04T17:00:00", new[] { Later })]
    [InlineData("2026-01-04T12:00:00", false, "2026-01-04T16:00:00", "2026-01-04T18:00:00", new[] { Later })]
    [InlineData("2026-07-04T16:00:00Z", false, "2026-07-04T15:00:00", "2026-07-04T17:00:00", new[] { Later })]
    [InlineData("2026-07-04T12:00:00-04:00", false, "2026-07-04T15:00:00", "2026-07-04T17:00:00", new[] { Later })]
    [InlineData("2026-07-04T16:00:00Z", true, "2026-07-04T15:00:00", "2026-07-04T17:00:00", new[] { Earlier, Later })]
    [InlineData("2026-07-04T16:00:00Z", true, "2026-07-04T12:00:00", "2026-07-04T12:00:01", new[] { Later })]
    [InlineData("2026-07-04T16:00:00", true, "2026-07-04T16:00:00", "2026-07-04T16:00:01", new[] { Later })]
    [InlineData("2026-07-04T16:00:00.900", true, "2026-07-04T16:00:00", "2026-07-04T16:00:01", new[] { Later })]
    public async Task Modified_after_means(string value, bool gmt, string earlier, string later, int[] expected)
    {
        await using var store = await WooCommerceSimulator.StartAsync(cancellation: TestContext.Current.CancellationToken);
        using var client = new StoreClient(store);
        Stamp(store, Earlier, earlier);
        Stamp(store, Later, later);

        var found = await client.IdsAsync(
            $"/orders?include={Earlier},{Later}&orderby=id&order=asc&_fields=id&dates_are_gmt={(gmt ? "true" : "false")}&modified_after={Uri.EscapeDataString(value)}");

        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task East_of_Greenwich_a_zoned_value_with_the_flag_loses_rows()
    {
        await using var store = await WooCommerceSimulator.StartAsync(new() { TimeZone = "Asia/Tokyo" }, TestContext.Current.CancellationToken);
        using var client = new StoreClient(store);
        Stamp(store, Later, "2026-07-04T17:00:00");

        Assert.Empty(await client.IdsAsync($"/orders?include={Later}&_fields=id&dates_are_gmt=true&modified_after=2026-07-04T16:00:00Z"));
        Assert.NotEmpty(await client.IdsAsync($"/orders?include={Later}&_fields=id&dates_are_gmt=true&modified_after=2026-07-04T16:00:00"));
    }

    [Fact]
    public async Task The_date_header_is_the_stores_clock()
    {
        await using var store = await WooCommerceSimulator.StartAsync(cancellation: TestContext.Current.CancellationToken);
        using var client = new StoreClient(store);
        store.Shop.Clock.Set(new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.Zero));
        store.Shop.Clock.Advance(TimeSpan.FromMinutes(7));

        using var answer = await client.SendAsync("GET", "/orders?per_page=1");

        Assert.Equal(new DateTimeOffset(2027, 3, 1, 12, 7, 0, TimeSpan.Zero), answer.Headers.Date);
    }

    private static void Stamp(WooCommerceSimulator store, int id, string utc) =>
        store.Shop.EditOrderSilently(id, order => order["date_modified_gmt"] = utc);
}
