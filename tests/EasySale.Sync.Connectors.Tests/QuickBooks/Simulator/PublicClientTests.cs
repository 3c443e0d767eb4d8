using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.Supabase;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

/// <summary>Two public clients, written for Intuit's own servers, get along with the simulator.</summary>
public sealed class PublicClientTests
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "QuickBooks", "Simulator", "public-clients.mjs");

    [Fact(Timeout = 60_000)]
    public async Task Clients_that_do_not_know_the_simulator_do_their_work()
    {
        await using var qbo = await QuickBooksSimulator.StartAsync(new() { Limits = false }, TestContext.Current.CancellationToken);
        var expected = JsonNode.Parse($$"""
            {
              "exchange": { "expiresIn": 3600, "realm": "{{qbo.Companies[0].RealmId}}", "state": "opaque" },
              "refresh": { "newAccess": true, "sameRefresh": true },
              "companyInfo": "Sample Woo Store LLC",
              "deadToken": { "status": 401, "code": "3200" },
              "customer": { "name": "Zoë O'Keefe & Söhne", "token": "0", "active": true },
              "sameName": { "status": 400, "code": "6240" },
              "item": "Service",
              "invoice": { "total": 25, "balance": 25, "replayedSame": true },
              "found": [true],
              "counted": 1,
              "updated": { "token": "1", "notes": "likes blue", "name": true },
              "stale": { "status": 400, "code": "5010" },
              "voided": { "total": 0, "note": "Voided" },
              "changes": { "Customer": 1, "Invoice": 1 },
              "batch": { "answered": ["b1", "b2", "b3"], "faults": ["6240"] },
              "afterRevoke": "invalid_grant"
            }
            """);

        var results = await RunAsync(qbo);

        Assert.Equal(Indented(expected), Indented(results));
        Assert.Equal(1, qbo.Companies[0].Count("Invoice"));
    }

    private static async Task<JsonNode?> RunAsync(QuickBooksSimulator qbo)
    {
        var start = new ProcessStartInfo("node", [Script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["EASYSALE_TOOLS"] = ToolsFolder.Find().FullPath;
        start.Environment["NO_PROXY"] = "127.0.0.1";
        using var node = Process.Start(start)!;
        var app = new { baseUrl = qbo.BaseUrl, clientId = qbo.ClientId, clientSecret = qbo.ClientSecret };
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(app));
        node.StandardInput.Close();
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, errors);
        return JsonNode.Parse(await output);
    }

    private static string Indented(JsonNode? node) => node!.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
}
