using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Local.Demo;

/// <summary>The simulated systems of the demo, each a program of its own.</summary>
internal sealed class SimulatedSystems : IAsyncDisposable
{
    private readonly List<ChildProgram> _programs = [];

    public async Task<DemoSystem> Shop(CancellationToken cancellation)
    {
        Console.WriteLine("  starting the shop simulator (recorded WooCommerce data)");
        var lines = await Start(["woocommerce", "--port", "0", "--plain-http", "--until-stdin-closes"], lines => lines.Count == 3, cancellation);
        var settings = new JsonObject { ["storeUrl"] = LastWord(lines[0]), ["allowHttp"] = "true" };
        var secrets = new JsonObject { ["consumerKey"] = LastWord(lines[1]), ["consumerSecret"] = LastWord(lines[2]) };
        return new DemoSystem(NewId("woo"), DemoPlatform.Shop, "Demo shop", settings, secrets, false);
    }

    public async Task<DemoSystem> Database(CancellationToken cancellation)
    {
        Console.WriteLine("  starting PostgREST over PostgreSQL (a local Supabase) and applying the schema");
        var lines = await Start(["supabase", "--json", "--until-stdin-closes"], lines => lines.Count == 1, cancellation);
        var said = JsonNode.Parse(lines[0])!.AsObject();
        var settings = new JsonObject { ["projectUrl"] = said["url"]!.GetValue<string>(), ["allowHttp"] = "true" };
        var secrets = new JsonObject { ["serviceKey"] = said["secretKey"]!.GetValue<string>() };
        return new DemoSystem(NewId("supabase"), DemoPlatform.Database, "Demo reporting database", settings, secrets, false);
    }

    public async Task<DemoSystem> Books(CancellationToken cancellation)
    {
        Console.WriteLine("  starting the QuickBooks simulator (a Canadian multicurrency company)");
        var lines = await Start(["quickbooks", "--port", "0", "--company", "ca", "--until-stdin-closes"], lines => lines.Count == 1, cancellation);
        var connection = JsonNode.Parse(lines[0])!["connection"]!.AsObject();
        return new DemoSystem(
            NewId("qbo"), DemoPlatform.Books, "Demo books", connection["settings"]!.DeepClone().AsObject(), connection["secrets"]!.DeepClone().AsObject(), false);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in _programs) await program.DisposeAsync();
    }

    private async Task<IReadOnlyList<string>> Start(
        string[] arguments, Func<IReadOnlyList<string>, bool> isReady, CancellationToken cancellation)
    {
        var assembly = Environment.GetEnvironmentVariable("EASYSALE_SIMULATORS");
        if (assembly is null || !File.Exists(assembly))
            throw new InvalidOperationException("EASYSALE_SIMULATORS does not name the simulators' assembly. Start the demo with ./run.sh, which builds it.");
        var (program, lines) = await ChildProgram.Start(assembly, arguments, isReady, cancellation);
        _programs.Add(program);
        return lines;
    }

    // A simulated system is empty at every start: links of an earlier one must not count for it.
    private static string NewId(string shortName) => $"demo-{shortName}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";

    private static string LastWord(string line) => line[(line.LastIndexOf(' ') + 1)..];
}
