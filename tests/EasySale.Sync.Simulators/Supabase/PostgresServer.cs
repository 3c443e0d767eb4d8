using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace EasySale.Sync.Simulators.Supabase;

/// <summary>A Postgres on a data folder of its own. Fast rather than safe: its data ends with it.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Owner = "postgres";
    private readonly DataFolder _data;
    private readonly BoundProcess _process;

    private PostgresServer(DataFolder data, BoundProcess process, string connectionString)
    {
        _data = data;
        _process = process;
        ConnectionString = connectionString;
    }

    /// <summary>For Npgsql, as the database's owner.</summary>
    public string ConnectionString { get; }

    public static async Task<PostgresServer> StartAsync(ToolsFolder tools, CancellationToken cancellation)
    {
        var data = DataFolder.Create();
        try
        {
            var binaries = await PostgresBinaries.ReadyAsync(tools, data, cancellation);
            var cluster = Path.Combine(data.Location, "data");
            var password = await InitializeAsync(tools, data, binaries, cluster, cancellation);
            return await ServeAsync(tools, data, binaries, cluster, password, cancellation);
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _data.Dispose();
    }

    private static async Task<string> InitializeAsync(
        ToolsFolder tools, DataFolder data, string binaries, string cluster, CancellationToken cancellation)
    {
        var password = RandomNumberGenerator.GetHexString(32);
        var passwordFile = Path.Combine(data.Location, "password");
        await File.WriteAllTextAsync(passwordFile, password, cancellation);
        Directory.CreateDirectory(cluster);
        await Unprivileged.OwnAsync(passwordFile, cancellation);
        await Unprivileged.OwnAsync(cluster, cancellation);
        await using var initdb = BoundProcess.Start(tools, "SIGTERM", Unprivileged.Command(
            Path.Combine(binaries, "initdb"), "-D", cluster, "-U", Owner, "--auth=scram-sha-256", $"--pwfile={passwordFile}",
            "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync"));
        if (await initdb.ExitCodeAsync(cancellation) != 0)
            throw new InvalidOperationException($"Postgres could not create its data folder: {initdb.Output}");
        File.Delete(passwordFile);
        return password;
    }

    private static async Task<PostgresServer> ServeAsync(
        ToolsFolder tools, DataFolder data, string binaries, string cluster, string password, CancellationToken cancellation)
    {
        var port = FreePort.Next();
        var process = BoundProcess.Start(tools, "SIGQUIT", Unprivileged.Command(Command(binaries, cluster, port)));
        var connectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = Owner,
            Password = password,
            Database = Owner,
            IncludeErrorDetail = true,
        }.ConnectionString;
        try
        {
            await Readiness.WaitAsync("Postgres", process, () => AnswersAsync(connectionString, cancellation), cancellation);
            return new PostgresServer(data, process, connectionString);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    // SIGQUIT at the end and shared memory in the data folder: nothing of it remains on the machine.
    private static string[] Command(string binaries, string cluster, int port)
    {
        string[] settings =
        [
            "listen_addresses=127.0.0.1", $"port={port.ToString(CultureInfo.InvariantCulture)}", "unix_socket_directories=",
            "max_connections=60", "dynamic_shared_memory_type=mmap", "fsync=off", "synchronous_commit=off", "full_page_writes=off",
        ];
        return [Path.Combine(binaries, "postgres"), "-D", cluster, .. settings.SelectMany(setting => new[] { "-c", setting })];
    }

    private static async Task<bool> AnswersAsync(string connectionString, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
