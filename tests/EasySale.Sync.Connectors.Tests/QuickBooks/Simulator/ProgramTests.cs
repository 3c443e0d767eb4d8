using System.Diagnostics;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

/// <summary>The simulator as a program: one line of JSON says how to reach it, and it ends with its input.</summary>
public sealed class ProgramTests
{
    [Fact(Timeout = 60_000)]
    public async Task It_says_where_it_is_and_stops_when_its_input_closes()
    {
        using var program = Start("--port", "0", "--company", "uk", "--company", "ca", "--until-stdin-closes");
        var said = JsonNode.Parse((await program.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!)!;
        var canada = said["companies"]!.AsArray().Single(c => (string)c!["name"]! == "ca")!;
        using var http = new HttpClient { BaseAddress = new Uri((string)said["baseUrl"]!) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", (string)canada["accessToken"]!);

        using var answer = await http.GetAsync($"v3/company/{canada["realmId"]}/preferences", TestContext.Current.CancellationToken);
        program.StandardInput.Close();
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((200, 0, 2), ((int)answer.StatusCode, program.ExitCode, said["companies"]!.AsArray().Count));
        Assert.NotNull(said["clientId"]);
        Assert.NotNull(said["clientSecret"]);
        Assert.NotNull(canada["refreshToken"]);
    }

    [Fact(Timeout = 60_000)]
    public async Task It_refuses_what_it_does_not_know()
    {
        using var program = Start("--company", "mars");

        await program.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(64, program.ExitCode);
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [typeof(QuickBooksSimulator).Assembly.Location, "quickbooks", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
}
