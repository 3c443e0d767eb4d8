namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>Makes many orders out of the recorded ones; the same seed gives the same orders.</summary>
internal static class OrderGenerator
{
    public static int Add(ShopState shop, int count, int seed)
    {
        var templates = Corpus.Rows("orders")
            .Where(o => o["refunds"]!.AsArray().Count == 0)
            .Select(o => new OrderTemplate(o, shop.Time)).ToArray();
        var random = new Random(seed);
        var first = shop.ReservePosts(count);
        var start = shop.Time.NowUtc;
        start = start.AddTicks(-(start.Ticks % TimeSpan.TicksPerSecond)).AddMinutes(-count);
        for (var i = 0; i < count; i++)
            shop.Orders.Add(new Row(first + i, templates[random.Next(templates.Length)], start.AddMinutes(i)));
        return first;
    }
}
