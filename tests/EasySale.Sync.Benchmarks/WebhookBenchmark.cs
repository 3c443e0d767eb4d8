using System.Collections.Concurrent;
using System.Diagnostics;
using EasySale.Sync.Benchmarks.House;
using Npgsql;

namespace EasySale.Sync.Benchmarks;

/// <summary>
/// Recorded deliveries through the local host: how long the receiver takes to answer, also while the database stands still, and
/// how long a change takes from the delivery to the database.
/// </summary>
internal static class WebhookBenchmark
{
    private const int Deliveries = 400;
    private const int AtOnce = 8;
    private const int Waves = 12;
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task Run(TextWriter output)
    {
        var recorded = new RecordedWebhooks();
        await using var shop = await WebhookShop.Start(recorded.Secret);
        using var http = new HttpClient();
        await Receive(shop, recorded, http, Deliveries / 4);
        var arrivals = await Arrive(shop, recorded, http);
        var free = await Receive(shop, recorded, http, Deliveries);
        var stalled = await Stalled(shop, recorded.Orders, () => Receive(shop, recorded, http, Deliveries));
        await output.WriteLineAsync($"""

            Webhooks, recorded deliveries                        p50 ms     p95 ms     p99 ms   aim
              receiver, {Deliveries} deliveries, {AtOnce} at once            {Line(free)}   p99 < 1,000
              receiver, the database stands still             {Line(stalled)}   p99 < 1,000
              delivery to database, {arrivals.Count} changes                {Line(arrivals)}   p95 < 10,000
            """);
    }

    private static async Task<IReadOnlyList<double>> Receive(WebhookShop shop, RecordedWebhooks recorded, HttpClient http, int count)
    {
        var times = new ConcurrentBag<double>();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (index, cancellation) =>
        {
            using var request = recorded.Request(shop.Receiver, index);
            var clock = Stopwatch.StartNew();
            using var response = await http.SendAsync(request, cancellation);
            times.Add(clock.Elapsed.TotalMilliseconds);
            response.EnsureSuccessStatusCode();
        });
        return [.. times];
    }

    /// <summary>Runs something while every write to the table of orders waits.</summary>
    private static async Task<IReadOnlyList<double>> Stalled(WebhookShop shop, IEnumerable<int> orders, Func<Task<IReadOnlyList<double>>> work)
    {
        await using var connection = new NpgsqlConnection(shop.Database.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("lock table orders in access exclusive mode", connection, transaction);
        await command.ExecuteNonQueryAsync();
        foreach (var order in orders) Edit(shop, order, "stalled");
        return await work();
    }

    private static async Task<IReadOnlyList<double>> Arrive(WebhookShop shop, RecordedWebhooks recorded, HttpClient http)
    {
        var times = new List<double>();
        for (var wave = 0; wave < Waves; wave++)
            times.AddRange(await Task.WhenAll(recorded.Orders.Select((order, index) => Arrive(shop, recorded, http, order, $"wave {wave}", Apart * index))));
        return times;
    }

    private static async Task<double> Arrive(WebhookShop shop, RecordedWebhooks recorded, HttpClient http, int order, string note, TimeSpan after)
    {
        await Task.Delay(after);
        Edit(shop, order, note);
        using var request = recorded.RequestFor(shop.Receiver, order);
        var clock = Stopwatch.StartNew();
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        await using var connection = new NpgsqlConnection(shop.Database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from orders where connection_id = 'woo' and source_id = $1 and raw->>'customer_note' = $2", connection);
        command.Parameters.AddWithValue($"{order}");
        command.Parameters.AddWithValue(note);
        while ((long)(await command.ExecuteScalarAsync())! == 0)
        {
            if (clock.Elapsed > Patience) throw new TimeoutException($"Order {order} did not arrive.");
            await Task.Delay(50);
        }

        return clock.Elapsed.TotalMilliseconds;
    }

    private static void Edit(WebhookShop shop, int order, string note)
    {
        shop.Store.Shop.Clock.Advance(TimeSpan.FromSeconds(2));
        shop.Store.Shop.EditOrder(order, body => body["customer_note"] = note);
    }

    private static string Line(IReadOnlyList<double> times) => $"{At(times, 0.50),10:N0} {At(times, 0.95),10:N0} {At(times, 0.99),10:N0}";

    private static double At(IReadOnlyList<double> times, double share) => times.Order().ElementAt((int)Math.Min(times.Count - 1, times.Count * share));
}
