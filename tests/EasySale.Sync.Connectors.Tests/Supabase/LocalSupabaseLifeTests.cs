using System.Diagnostics;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.Supabase;
using Npgsql;

namespace EasySale.Sync.Connectors.Tests.Supabase;

/// <summary>The local Supabase as a program: whatever ends it, its servers end too and its data goes.</summary>
public sealed class LocalSupabaseLifeTests
{
    [Fact(Timeout = 60_000)]
    public async Task Nothing_outlives_the_program_when_it_is_killed()
    {
        using var program = Start("--json");
        var database = await DatabaseAsync(program);
        Assert.True(await AnswersAsync(database));

        program.Kill();
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        await UntilAsync(async () => !await AnswersAsync(database));
        await using (await LocalSupabase.StartAsync(cancellation: TestContext.Current.CancellationToken))
            Assert.Empty(DataFoldersOf(program.Id));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_program_cleans_up_when_its_input_closes()
    {
        using var program = Start("--json", "--until-stdin-closes");
        var database = await DatabaseAsync(program);
        Assert.NotEmpty(DataFoldersOf(program.Id));

        program.StandardInput.Close();
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, program.ExitCode);
        Assert.False(await AnswersAsync(database));
        Assert.Empty(DataFoldersOf(program.Id));
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [typeof(SupabaseProgram).Assembly.Location, "supabase", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    private static async Task<string> DatabaseAsync(Process program)
    {
        var line = await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var builder = new NpgsqlConnectionStringBuilder((string)JsonNode.Parse(line!)!["connectionString"]!) { Pooling = false };
        return builder.ConnectionString;
    }

    private static async Task<bool> AnswersAsync(string database)
    {
        try
        {
            await using var connection = new NpgsqlConnection(database);
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static IEnumerable<string> DataFoldersOf(int process) =>
        new[] { Path.GetTempPath(), "/tmp" }.Where(Directory.Exists).Distinct()
            .SelectMany(folder => Directory.EnumerateDirectories(folder, $"easysale-supabase-{process}-*"));

    // Ends with the test's own time limit when the condition never comes true.
    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await condition())
            await Task.Delay(20, limit.Token);
    }
}
