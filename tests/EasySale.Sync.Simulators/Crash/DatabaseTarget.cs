using System.Text;
using EasySale.Sync.Connectors.Supabase;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.Supabase;
using Npgsql;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>A real PostgREST over a real Postgres, shared by all scenes, which are apart by their source's id.</summary>
public sealed class DatabaseTarget(LocalSupabase database) : CrashTarget
{
    private static readonly string[] Tables = ["customers", "products", "orders", "order_lines", "refunds"];
    private static int _sources;

    public override string SourceId { get; } = $"crashed-{Interlocked.Increment(ref _sources)}";

    public override Connector Connector { get; } = new SupabaseConnector();

    public override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["projectUrl"] = database.Url, ["allowHttp"] = "true" };

    public override IReadOnlyDictionary<string, string> Secrets { get; } = new Dictionary<string, string> { ["serviceKey"] = database.SecretKey };

    public override async Task<string> Picture()
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var picture = new StringBuilder();
        foreach (var table in Tables)
        {
            await using var command = source.CreateCommand(
                $"select (to_jsonb(r) - array['connection_id', 'first_seen_at', 'synced_at'])::text from {table} r where connection_id = $1 order by 1");
            command.Parameters.AddWithValue(SourceId);
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync()) picture.Append(table).Append(' ').AppendLine(rows.GetString(0));
        }

        return picture.ToString();
    }
}
