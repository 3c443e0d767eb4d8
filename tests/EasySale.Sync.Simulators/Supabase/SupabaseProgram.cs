using System.Runtime.InteropServices;
using System.Text.Json;
using EasySale.Sync.Connectors.Supabase;

namespace EasySale.Sync.Simulators.Supabase;

/// <summary>The command line: <c>supabase [--port N] [--json] [--until-stdin-closes]</c> and <c>supabase migrate --connection-string …</c> and <c>supabase sql</c>.</summary>
public static class SupabaseProgram
{
    private const string Usual = "public";
    private const string Usage = """
        supabase [--port N] [--json] [--until-stdin-closes]   serve a local Supabase until stopped
        supabase migrate --connection-string "Host=…" [--schema NAME]   make the tables in a database, hosted or local; in "public" unless told otherwise
        supabase sql [--schema NAME]                           print what makes them, to be pasted into a project's SQL editor
        """;

    /// <param name="args">What follows the word <c>supabase</c>.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] args) => args switch
    {
        ["migrate", "--connection-string", var connectionString] => MigrateAsync(connectionString, Usual),
        ["migrate", "--connection-string", var connectionString, "--schema", var schema] => MigrateAsync(connectionString, schema),
        ["sql"] => PrintAsync(Usual),
        ["sql", "--schema", var schema] => PrintAsync(schema),
        _ when Options(args) is { } options => ServeAsync(options, args.Contains("--json"), args.Contains("--until-stdin-closes")),
        _ => Explain(),
    };

    private static LocalSupabaseOptions? Options(string[] args)
    {
        var port = 0;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--port" && i + 1 < args.Length && ushort.TryParse(args[++i], out var given))
                port = given;
            else if (args[i] is not ("--json" or "--until-stdin-closes"))
                return null;
        }
        return new LocalSupabaseOptions { Port = port };
    }

    private static async Task<int> Explain()
    {
        await Console.Error.WriteLineAsync(Usage);
        return 64;
    }

    private static async Task<int> PrintAsync(string schema)
    {
        foreach (var step in SupabaseSchema.In(schema)) await Console.Out.WriteLineAsync($"-- {step.Name}\n{step.Sql}");
        return 0;
    }

    private static async Task<int> MigrateAsync(string connectionString, string schema)
    {
        var applied = await new SupabaseMigrations(connectionString, schema).ApplyAsync();
        Console.WriteLine(applied.Count == 0 ? "The schema is up to date." : $"Applied: {string.Join(", ", applied)}");
        return 0;
    }

    private static async Task<int> ServeAsync(LocalSupabaseOptions options, bool asJson, bool untilStdinCloses)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        if (untilStdinCloses)
            _ = Task.Run(() => StopAtEndOfInput(stop));
        try
        {
            await using var supabase = await LocalSupabase.StartAsync(options, stop.Token);
            Console.WriteLine(asJson ? Json(supabase) : Text(supabase));
            await Task.Delay(Timeout.Infinite, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop: everything started is disposed by now.
        }
        catch (Exception exception) when (exception is InvalidOperationException or TimeoutException or IOException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        return 0;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static void StopAtEndOfInput(CancellationTokenSource stop)
    {
        // Console.In blocks its caller even when it is read asynchronously.
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
        }
        stop.Cancel();
    }

    private static string Json(LocalSupabase supabase) => JsonSerializer.Serialize(new
    {
        url = supabase.Url,
        secretKey = supabase.SecretKey,
        serviceRoleKey = supabase.ServiceRoleKey,
        anonKey = supabase.Keys.AnonKey,
        connectionString = supabase.ConnectionString,
    });

    private static string Text(LocalSupabase supabase) => $"""
        Supabase          {supabase.Url}
        secret key        {supabase.SecretKey}
        service_role key  {supabase.ServiceRoleKey}
        anon key          {supabase.Keys.AnonKey}
        database          {supabase.ConnectionString}
        Ctrl-C stops it and deletes its data.
        """;
}
