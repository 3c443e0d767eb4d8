using System.Globalization;
using System.Net.Http.Headers;
using Npgsql;

namespace EasySale.Sync.Simulators.Supabase;

/// <summary>PostgREST, the data API inside Supabase, on loopback.</summary>
public sealed class PostgRestServer : IAsyncDisposable
{
    private readonly BoundProcess _process;

    private PostgRestServer(BoundProcess process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Its root: tables are directly below it.</summary>
    public Uri Address { get; }

    public static async Task<PostgRestServer> StartAsync(
        ToolsFolder tools, PostgresServer postgres, SupabaseKeys keys, LocalSupabaseOptions options, CancellationToken cancellation)
    {
        var port = FreePort.Next();
        var address = new Uri($"http://127.0.0.1:{port}/");
        var process = BoundProcess.Start(tools, "SIGTERM", [tools.PostgREST], new Dictionary<string, string>
        {
            ["PGRST_DB_URI"] = await AuthenticatorUriAsync(postgres.ConnectionString, cancellation),
            ["PGRST_DB_SCHEMAS"] = string.Join(',', options.Schemas),
            ["PGRST_DB_ANON_ROLE"] = "anon",
            ["PGRST_DB_MAX_ROWS"] = options.MaxRows.ToString(CultureInfo.InvariantCulture),
            ["PGRST_JWT_SECRET"] = keys.JwtSecret,
            ["PGRST_SERVER_HOST"] = "127.0.0.1",
            ["PGRST_SERVER_PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["PGRST_LOG_LEVEL"] = "crit",
        });
        try
        {
            using var http = new HttpClient { BaseAddress = address };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", keys.ServiceRoleKey);
            await Readiness.WaitAsync("PostgREST", process, () => AnswersAsync(http, cancellation), cancellation);
            return new PostgRestServer(process, address);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<string> AuthenticatorUriAsync(string ownerConnectionString, CancellationToken cancellation)
    {
        var owner = new NpgsqlConnectionStringBuilder(ownerConnectionString);
        await using var connection = new NpgsqlConnection(ownerConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand($"alter role authenticator password '{owner.Password}'", connection);
        await command.ExecuteNonQueryAsync(cancellation);
        return $"postgres://authenticator:{owner.Password}@{owner.Host}:{owner.Port}/{owner.Database}";
    }

    // A table that does not exist asks the schema cache, which is what is not there yet right after the start (503 PGRST002).
    private static async Task<bool> AnswersAsync(HttpClient http, CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("easysale_sync_migrations?limit=0", UriKind.Relative), cancellation);
            return (int)answer.StatusCode < 500;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
