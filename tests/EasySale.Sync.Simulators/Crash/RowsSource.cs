using EasySale.Sync.Connectors.Supabase;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.Supabase;
using Npgsql;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>Rows that people edit in the database all scenes share, which are apart by their shop's id.</summary>
public sealed class RowsSource : CrashSource
{
    private static int _shops;

    private readonly LocalSupabase _database;
    private readonly string _shop = $"edited-{Interlocked.Increment(ref _shops)}";

    private RowsSource(LocalSupabase database) => _database = database;

    public override Connector Connector { get; } = new SupabaseConnector();

    public override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["projectUrl"] = _database.Url, ["allowHttp"] = "true", ["rowsOf"] = _shop };

    public override IReadOnlyDictionary<string, string> Secrets => new Dictionary<string, string> { ["serviceKey"] = _database.SecretKey };

    // Changes are read from the oldest transaction that was open anywhere in the database.
    public override bool CountsVary => true;

    public static async Task<CrashSource> In(LocalSupabase database)
    {
        var source = new RowsSource(database);
        await source.Execute($"""
            insert into stores (connection_id, name) values ('{source._shop}', 'A shop');
            insert into customers (connection_id, source_id, email, first_name, last_name) values
              ('{source._shop}', '1', 'ada@example.com', 'Ada', 'Byron'), ('{source._shop}', '2', 'charles@example.com', 'Charles', 'Babbage');
            insert into products (connection_id, source_id, sku, name, status, regular_price, manage_stock, stock_quantity) values
              ('{source._shop}', '1', 'TEA-1', 'Teapot', 'publish', 30, true, 4), ('{source._shop}', '2', 'CUP-1', 'Cup', 'publish', 8, false, null);
            """);
        return source;
    }

    public override Task Show(ShopDay day) => day != ShopDay.Second ? Task.CompletedTask : Execute($"""
        update customers set last_name = 'Lovelace' where connection_id = '{_shop}' and source_id = '1';
        update products set regular_price = 31, stock_quantity = 3 where connection_id = '{_shop}' and source_id = '1';
        insert into customers (connection_id, source_id, email, first_name, last_name) values ('{_shop}', '3', 'mary@example.com', 'Mary', 'Somerville');
        insert into products (connection_id, source_id, sku, name, status, regular_price) values ('{_shop}', '3', 'MUG-1', 'Mug', 'publish', 12.50);
        delete from products where connection_id = '{_shop}' and source_id = '2';
        """);

    private async Task Execute(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
