using EasySale.Sync.Connectors.Supabase;
using Npgsql;

namespace EasySale.Sync.Simulators.Supabase;

/// <summary>Applies the connector's schema to a database, hosted or local; what is applied already is left alone.</summary>
/// <param name="connectionString">The database, as its owner.</param>
/// <param name="schema">Where the tables are to be.</param>
public sealed class SupabaseMigrations(string connectionString, string schema = "public")
{
    // Any number will do as long as everyone who migrates takes the same lock.
    private const long Lock = 7_309_453_071;

    /// <returns>The names of the steps applied now.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellation = default)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RunAsync(connection, $"select pg_advisory_xact_lock({Lock})", cancellation);
        var known = await AppliedAsync(connection, cancellation);
        var missing = SupabaseSchema.In(schema).Where(migration => !known.Contains(migration.Name)).ToList();
        foreach (var migration in missing)
            await RunAsync(connection, migration.Sql, cancellation);
        await transaction.CommitAsync(cancellation);
        return [.. missing.Select(migration => migration.Name)];
    }

    private async Task<HashSet<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var exists = new NpgsqlCommand($"select to_regclass('{schema}.easysale_sync_migrations') is not null", connection);
        if (await exists.ExecuteScalarAsync(cancellation) is not true)
            return [];
        await using var select = new NpgsqlCommand($"select name from {schema}.easysale_sync_migrations", connection);
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            names.Add(reader.GetString(0));
        return names;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
