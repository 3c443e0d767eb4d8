using Npgsql;

namespace EasySale.Sync.Simulators.Supabase;

/// <summary>
/// A real PostgREST over a real Postgres with our schema, behind a gateway that treats keys as Supabase's does.
/// Lives on loopback and on a data folder of its own; both end with it, also when this process is killed.
/// </summary>
public sealed class LocalSupabase : IAsyncDisposable
{
    private readonly PostgresServer _postgres;
    private readonly PostgRestServer _postgRest;

    private LocalSupabase(PostgresServer postgres, PostgRestServer postgRest, SupabaseGateway gateway, SupabaseKeys keys)
    {
        _postgres = postgres;
        _postgRest = postgRest;
        Gateway = gateway;
        Keys = keys;
    }

    /// <summary>The project's address: tables are below <c>{Url}/rest/v1/</c>.</summary>
    public string Url => Gateway.Url;

    /// <summary>The gateway behind <see cref="Url"/>: counts calls, injects faults.</summary>
    public SupabaseGateway Gateway { get; }

    public SupabaseKeys Keys { get; }

    /// <summary>Legacy key: a JWT, sent as <c>apikey</c> and as bearer.</summary>
    public string ServiceRoleKey => Keys.ServiceRoleKey;

    /// <summary>New key: opaque, sent as <c>apikey</c> only.</summary>
    public string SecretKey => Keys.SecretKey;

    /// <summary>For Npgsql, as the database's owner.</summary>
    public string ConnectionString => _postgres.ConnectionString;

    public static async Task<LocalSupabase> StartAsync(LocalSupabaseOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new LocalSupabaseOptions();
        var keys = options.Keys ?? SupabaseKeys.Create();
        var tools = ToolsFolder.Find();
        PostgRestServer? postgRest = null;
        var postgres = await PostgresServer.StartAsync(tools, cancellation);
        try
        {
            await PrepareAsync(postgres.ConnectionString, options, cancellation);
            postgRest = await PostgRestServer.StartAsync(tools, postgres, keys, options, cancellation);
            var gateway = await SupabaseGateway.StartAsync(postgRest.Address, keys, options.Port);
            return new LocalSupabase(postgres, postgRest, gateway, keys);
        }
        catch
        {
            if (postgRest is not null)
                await postgRest.DisposeAsync();
            await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>One more gateway to the same database, with calls and faults of its own, for tests that run side by side.</summary>
    public Task<SupabaseGateway> OpenGatewayAsync() => SupabaseGateway.StartAsync(_postgRest.Address, Keys, port: 0);

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await _postgRest.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    private static async Task PrepareAsync(string connectionString, LocalSupabaseOptions options, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using (var roles = new NpgsqlCommand(LocalRoles(), connection))
            await roles.ExecuteNonQueryAsync(cancellation);
        foreach (var schema in options.Migrate ? options.Schemas : [])
            await new SupabaseMigrations(connectionString, schema).ApplyAsync(cancellation);
    }

    private static string LocalRoles()
    {
        using var reader = new StreamReader(typeof(LocalSupabase).Assembly.GetManifestResourceStream("Supabase/local-roles.sql")!);
        return reader.ReadToEnd();
    }
}
