using EasySale.Sync.Connectors.Supabase;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.Supabase;
using Npgsql;

namespace EasySale.Sync.Connectors.Tests.Echo;

/// <summary>A shop's rows in a database of their own, whose triggers tell of every change with the secret in a header.</summary>
internal sealed class RowsSide(LocalSupabase database, string shop) : AnnouncingSide
{
    private const string WebhookSecret = "row-secret";

    private readonly DatabaseWebhooks _webhooks = new(database);

    public override string Id => "rows-1";

    public override Connector Connector { get; } = new SupabaseConnector();

    public override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["projectUrl"] = database.Url, ["allowHttp"] = "true", ["rowsOf"] = shop };

    public override IReadOnlyDictionary<string, string> Secrets { get; } =
        new Dictionary<string, string> { ["serviceKey"] = database.SecretKey, [WebhookFields.Secret.Name] = WebhookSecret };

    public override async Task Announce(HttpClient calls, TimeProvider time, CancellationToken cancellation)
    {
        await Query($"insert into stores (connection_id, name) values ('{shop}', 'A shop')");
        await _webhooks.Create("customers", Receiver, ("X-Webhook-Secret", WebhookSecret));
    }

    public override Task<IReadOnlyList<HttpRequestMessage>> Deliveries() => _webhooks.Take();

    // A read that cannot be a GET, and the shop's own row, which is nobody's record.
    public override bool IsWrite(HttpRequestMessage call) =>
        !call.RequestUri!.AbsolutePath.EndsWith("/rpc/sync_position", StringComparison.Ordinal) && !call.RequestUri.AbsolutePath.EndsWith("/stores", StringComparison.Ordinal);

    public override Task Enter() =>
        Query($"insert into customers (connection_id, email, first_name, last_name) values ('{shop}', '{Field.Email}', 'Ada', 'Byron')");

    public override Task Edit(string field, string value) => Query($"update customers set {Column(field)} = '{value}' where connection_id = '{shop}'");

    public override async Task<string?> Says(string field) =>
        (await Query($"select {Column(field)} from customers where connection_id = '{shop}' and email = '{Field.Email}'")).SingleOrDefault();

    public override ValueTask DisposeAsync() => database.DisposeAsync();

    private static string Column(string field) => field == Field.LastName ? "last_name" : "phone";

    private async Task<IReadOnlyList<string?>> Query(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string?>();
        while (await reader.ReadAsync()) rows.Add(reader.IsDBNull(0) ? null : reader.GetString(0));
        return rows;
    }
}
