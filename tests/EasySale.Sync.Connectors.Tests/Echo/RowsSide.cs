using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.Supabase;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.Supabase;
using Npgsql;

namespace EasySale.Sync.Connectors.Tests.Echo;

/// <summary>A shop's rows in a database, whose triggers tell of every change with the secret in a header.</summary>
internal sealed class RowsSide(LocalSupabase database, string shop) : AnnouncingSide
{
    private const string WebhookSecret = "row-secret";

    private static readonly Dictionary<Field, string[]> Columns = new()
    {
        [Field.LastName] = ["last_name"],
        [Field.Phone] = ["phone"],
        [Field.Price] = ["regular_price", "price"],
        [Field.Sku] = ["sku"],
    };

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
        foreach (var table in new[] { "customers", "products" }) await _webhooks.Create(table, Receiver, ("X-Webhook-Secret", WebhookSecret));
        await _webhooks.Take();
    }

    public override Task<IReadOnlyList<HttpRequestMessage>> Deliveries() => _webhooks.Take();

    // A read that cannot be a GET, and the shop's own row, which is nobody's record.
    public override bool IsWrite(HttpRequestMessage call) =>
        !call.RequestUri!.AbsolutePath.EndsWith("/rpc/sync_position", StringComparison.Ordinal) && !call.RequestUri.AbsolutePath.EndsWith("/stores", StringComparison.Ordinal);

    public override Task Enter(RecordKind kind) => Query(kind == RecordKind.Customers
        ? $"insert into customers (connection_id, email, first_name, last_name) values ('{shop}', '{Field.Email}', 'Ada', 'Byron')"
        : $"insert into products (connection_id, sku, name, status, regular_price, price) values ('{shop}', 'TEA-1', '{Field.Title}', 'publish', 30, 30)");

    public override Task Edit(Field field, string value) =>
        Query($"update {field.Kind.Name()} set {string.Join(", ", Columns[field].Select(column => $"{column} = '{value}'"))} where connection_id = '{shop}'");

    public override async Task<string?> Says(Field field) =>
        FieldPath.In(new JsonObject { ["value"] = (await Query($"select {Columns[field][0]}::text from {field.Kind.Name()} where connection_id = '{shop}'")).SingleOrDefault() }, "value");

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
