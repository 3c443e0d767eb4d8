using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.Supabase;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Simulators.Supabase;
using Npgsql;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>Writes the same orders in three ways; each returns orders per second.</summary>
internal sealed class WriterRace(LocalSupabase supabase, GeneratedOrders generated) : IDisposable
{
    private const string Source = "shop-1";

    /// <summary>As many orders as the engine hands to a target at once.</summary>
    private const int Group = RunDefaults.GroupSize;
    private readonly List<Order> _orders = [.. Enumerable.Range(1, generated.Count).Select(generated.Make)];
    private readonly RecordingHandler _recording = new();

    /// <summary>Through the connector, from records to read answers.</summary>
    public async Task<double> Write(int count)
    {
        await Empty();
        _recording.Bodies.Clear();
        var stream = await Open();
        return await Timed(count, async () =>
        {
            foreach (var group in _orders.Take(count).Chunk(Group)) await Write(stream, group);
        });
    }

    /// <summary>The bodies the writer sent last, as many at once as said, the answers read as bytes.</summary>
    public async Task<double> PostBare(int atOnce)
    {
        await Empty();
        using var http = new HttpClient();
        return await Timed(generated.Count, () => Parallel.ForEachAsync(
            _recording.Bodies, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (body, _) => await Post(http, body)));
    }

    /// <summary>How many rows an order makes, its own included: what turns orders per second into rows per second.</summary>
    public double RowsPerOrder => (double)Rows(_orders.Count).Count / _orders.Count;

    /// <summary>The same rows, each an upsert of its own into its table. Rows per second.</summary>
    public async Task<double> UpsertRowByRow(int orders)
    {
        await Empty();
        using var http = new HttpClient();
        var rows = Rows(orders);
        return await Timed(rows.Count, async () =>
        {
            foreach (var row in rows) await Post(http, row);
        });
    }

    public static bool IsFunction(Uri address) => address.AbsolutePath.Contains("/rpc/", StringComparison.Ordinal);

    private List<(Uri Address, byte[] Body)> Rows(int orders)
    {
        var rows = new List<(Uri, byte[])>();
        foreach (var order in _recording.Bodies.SelectMany(call => JsonNode.Parse(call.Body)!["payload"]!.AsArray()).Take(orders))
        {
            rows.Add(Row("orders", "connection_id,source_id", order!["order"]!));
            foreach (var line in order["lines"]!.AsArray())
            {
                line!["connection_id"] = Source;
                line["order_source_id"] = order["order"]!["source_id"]!.DeepClone();
                rows.Add(Row("order_lines", "connection_id,order_source_id,kind,line_id", line));
            }
        }

        return rows;
    }

    private (Uri Address, byte[] Body) Row(string table, string key, JsonNode row) =>
        (new Uri($"{supabase.Url}/rest/v1/{table}?on_conflict={key}"), Encoding.UTF8.GetBytes(row.ToJsonString()));

    private static async Task<double> Timed(int count, Func<Task> work)
    {
        var started = TimeProvider.System.GetTimestamp();
        await work();
        return count / TimeProvider.System.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task Write(TargetStream stream, IReadOnlyList<Order> orders)
    {
        var context = new PlanContext(Source, (_, _) => null);
        var operations = orders.Select(order => Operation(order, stream.Plan(order, context).Drafts[0])).ToList();
        var answers = await stream.Write(operations, default);
        if (answers.FirstOrDefault(answer => answer.TargetId is null || answer.SkipReason is not null) is { } wrong)
            throw new InvalidOperationException($"An order was not written: {wrong.Failure?.Message ?? wrong.SkipReason}");
    }

    private static Operation Operation(Order order, Draft draft) =>
        new(order.Key, draft.Purpose, draft.Action, draft.Entity, draft.Body) { RequestId = order.Id };

    private async Task Post(HttpClient http, (Uri Address, byte[] Body) call)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, call.Address) { Content = new ByteArrayContent(call.Body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("apikey", supabase.SecretKey);
        if (!IsFunction(call.Address)) request.Headers.Add("Prefer", "resolution=merge-duplicates,return=minimal");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<TargetStream> Open()
    {
        var connection = new Connection
        {
            Tenant = new TenantId("bench"),
            Id = "supabase",
            Platform = "supabase",
            Name = "Supabase",
            Settings = new Dictionary<string, string> { ["projectUrl"] = supabase.Url, ["allowHttp"] = "true" },
        };
        var http = new VendorHttp(new HttpClient(_recording, disposeHandler: false), RetryPolicy.Create(TimeProvider.System), new VendorMeter());
        var secrets = new Dictionary<string, Secret> { ["serviceKey"] = new(supabase.SecretKey) };
        var meter = new StorageMeter();
        var context = new ConnectionContext(
            connection, secrets, http, TimeProvider.System,
            new ConnectionMemory(new ForgettingBlobs(meter), connection.Tenant, connection.Id),
            new RotatingSecrets(new NoSecrets(), new LeaseStore(new MemoryRowStore(meter), TimeProvider.System), connection, TimeProvider.System));
        var stream = new SupabaseConnector().Open(context).Target(RecordKind.Orders)!;
        await stream.Prepare(new SourceDescription(Source, "generated", _ => Task.FromResult(SystemProfile.Unknown)), default);
        return stream;
    }

    public void Dispose() => _recording.Dispose();

    private async Task Empty()
    {
        await using var connection = new NpgsqlConnection(supabase.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("truncate orders, order_lines", connection);
        await command.ExecuteNonQueryAsync();
    }
}
