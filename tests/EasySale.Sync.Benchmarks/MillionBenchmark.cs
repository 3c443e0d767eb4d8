using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Azure.Storage;
using EasySale.Sync.Benchmarks.House;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Hosts.Tests.Crash;
using EasySale.Sync.Local.Azurite;
using EasySale.Sync.Simulators.Supabase;
using EasySale.Sync.Simulators.WooCommerce;
using Npgsql;

namespace EasySale.Sync.Benchmarks;

/// <summary>
/// A shop so large that it makes a million rows in the database, through a local host that is killed twice on the way: how long it
/// takes, the host's peak memory, how often an activity was called, how many history rows lay in storage, and whether it ended right.
/// </summary>
internal static class MillionBenchmark
{
    /// <summary>With their lines, and the recorded customers, products and refunds, a little over a million rows.</summary>
    private const int ManyOrders = 160_000;

    /// <summary>The argument that chooses it; a number of orders may follow.</summary>
    public const string Name = "million";

    private const string Source = "shop-1", Target = "database-1";
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(3);
    private static readonly string[] Tables = ["customers", "products", "orders", "order_lines", "refunds"];
    private static readonly double[] KilledAt = [1 / 3d, 2 / 3d];

    public static Task Run(TextWriter output) => Run(ManyOrders, output);

    public static async Task Run(int orders, TextWriter output)
    {
        await using var azurite = await AzuriteProcess.Start(AzuriteOptions.Throwaway, default);
        await using var database = await LocalSupabase.StartAsync();
        await using var shop = await WooCommerceSimulator.StartAsync(new WooCommerceOptions { TreatAsTls = false, GenerateOrders = orders, KeptCalls = 0 });
        await using var host = new KillableHost(azurite.ConnectionString);
        await host.Start(default);
        await Connect(host, shop, database);
        var clock = Stopwatch.StartNew();
        var syncId = await host.Sync(Source, Target, default);
        var history = new HistoryWatch(new TableRowStore(StorageClients.Of(azurite.ConnectionString, new StorageMeter())), KillableHost.Tenant, syncId);
        var (status, memory) = await Follow(host, syncId, orders, history, output);
        clock.Stop();
        await Tell(output, status, memory, history, clock.Elapsed, shop, database);
    }

    private static async Task Connect(KillableHost host, WooCommerceSimulator shop, LocalSupabase database)
    {
        await host.Connect(Source, "woocommerce",
            new JsonObject { ["storeUrl"] = shop.BaseUrl.ToString(), ["allowHttp"] = "true" },
            new JsonObject { ["consumerKey"] = shop.Key.ConsumerKey, ["consumerSecret"] = shop.Key.ConsumerSecret }, default);
        await host.Connect(Target, "supabase",
            new JsonObject { ["projectUrl"] = database.Url, ["allowHttp"] = "true" }, new JsonObject { ["serviceKey"] = database.SecretKey }, default);
    }

    private static async Task<(JsonObject Status, long Memory)> Follow(KillableHost host, string syncId, int orders, HistoryWatch history, TextWriter output)
    {
        var (memory, kills) = (0L, 0);
        while (true)
        {
            await Task.Delay(BetweenLooks);
            var status = await host.Status(syncId, default);
            memory = Math.Max(memory, host.PeakMemory);
            await history.Look();
            if (KillableHost.IsOver(status)) return (status, memory);
            var records = status["progress"]?["records"]?.GetValue<long>() ?? 0;
            if (kills == KilledAt.Length || records < orders * KilledAt[kills]) continue;
            kills++;
            await output.WriteLineAsync($"  killed at {records:N0} records");
            await host.Kill();
            await host.Start(default);
        }
    }

    private static async Task Tell(
        TextWriter output, JsonObject status, long memory, HistoryWatch history, TimeSpan taken, WooCommerceSimulator shop, LocalSupabase database)
    {
        var (rows, wrong) = await Check(status, shop, database);
        await output.WriteLineAsync($"""

            A million rows, one machine, killed twice
              rows in the database           {rows,12:N0}
              taken                          {taken.TotalMinutes,12:N1} min, {rows / taken.TotalSeconds:N0} rows a second
              host's peak working set        {memory,12:N0} MB
              activity calls                 {await history.ActivityCalls(),12:N0}
              history rows, most at once     {history.Most,12:N0}
              storage transactions a record  {StoragePerRecord(status),12:N4}
              ended as                       {status["status"]!.GetValue<string>(),12}; {(wrong.Count == 0 ? "all is there once, to the cent" : string.Join("; ", wrong))}
            """);
    }

    private static double StoragePerRecord(JsonObject status) =>
        status["storageTransactions"]!.GetValue<double>() / status["counts"]!["read"]!.GetValue<double>();

    private static async Task<(long Rows, List<string> Wrong)> Check(JsonObject status, WooCommerceSimulator shop, LocalSupabase database)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var rows = 0L;
        foreach (var table in Tables) rows += await Scalar<long>(source, $"select count(*) from {table} where connection_id = '{Source}'");
        var wrong = new List<string>();
        var (orders, told) = (await Scalar<long>(source, $"select count(distinct source_id) from orders where connection_id = '{Source}'"), await OrdersOf(shop));
        if (orders != told) wrong.Add($"{orders} orders instead of {told}");
        foreach (var (currency, sums) in status["steps"]!.AsArray().Single(step => (string)step!["entity"]! == "orders")!["totals"]!.AsObject())
        {
            var there = await Scalar<decimal>(source, $"select sum(total) from orders where connection_id = '{Source}' and currency = '{currency}'");
            if (there != sums!["source"]!.GetValue<decimal>()) wrong.Add($"{currency} {there} instead of {sums["source"]}");
        }

        return (rows, wrong);
    }

    /// <summary>How many orders the shop says it has.</summary>
    private static async Task<long> OrdersOf(WooCommerceSimulator shop)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(shop.BaseUrl, "wp-json/wc/v3/orders?per_page=1"));
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{shop.Key.ConsumerKey}:{shop.Key.ConsumerSecret}")));
        using var answer = await http.SendAsync(request);
        return long.Parse(answer.EnsureSuccessStatusCode().Headers.GetValues("X-WP-Total").Single(), CultureInfo.InvariantCulture);
    }

    private static async Task<T> Scalar<T>(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
