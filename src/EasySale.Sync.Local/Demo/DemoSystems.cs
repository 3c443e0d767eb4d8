using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Local.Demo;

/// <summary>The systems of the demo: real ones where a file names them, simulated ones of our own for the others.</summary>
internal sealed class DemoSystems : IAsyncDisposable
{
    private const string Shop = "woocommerce";
    private const string Database = "supabase";

    private readonly List<ChildProgram> _programs = [];

    public required DemoSystem Source { get; init; }

    public required DemoSystem Target { get; init; }

    /// <summary>Source and target for people.</summary>
    public string Route => $"{Source.ShortName} → {Target.ShortName}";

    public bool AnyReal => Source.IsReal || Target.IsReal;

    /// <exception cref="InvalidOperationException">A simulator cannot be started, or the file is not understood.</exception>
    public static async Task<DemoSystems> Start(string? connectionsFile, CancellationToken cancellation)
    {
        var real = connectionsFile is null ? [] : await ReadFile(connectionsFile, cancellation);
        var programs = new List<ChildProgram>();
        try
        {
            var source = Real(real, Shop) ?? await StartShop(programs, cancellation);
            var target = Real(real, Database) ?? await StartDatabase(programs, cancellation);
            var systems = new DemoSystems { Source = source, Target = target };
            systems._programs.AddRange(programs);
            return systems;
        }
        catch
        {
            foreach (var program in programs) await program.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in _programs) await program.DisposeAsync();
    }

    private static async Task<DemoSystem> StartShop(List<ChildProgram> programs, CancellationToken cancellation)
    {
        Console.WriteLine("  starting the shop simulator (recorded WooCommerce data)");
        var (program, lines) = await Simulator(
            ["woocommerce", "--port", "0", "--plain-http", "--until-stdin-closes"], lines => lines.Count == 3, cancellation);
        programs.Add(program);
        var settings = new JsonObject { ["storeUrl"] = LastWord(lines[0]), ["allowHttp"] = "true" };
        var secrets = new JsonObject { ["consumerKey"] = LastWord(lines[1]), ["consumerSecret"] = LastWord(lines[2]) };
        return new DemoSystem(SimulatedId("woo"), Shop, "woo", "Demo shop", settings, secrets, false);
    }

    private static async Task<DemoSystem> StartDatabase(List<ChildProgram> programs, CancellationToken cancellation)
    {
        Console.WriteLine("  starting PostgREST over PostgreSQL (a local Supabase) and applying the schema");
        var (program, lines) = await Simulator(["supabase", "--json", "--until-stdin-closes"], lines => lines.Count == 1, cancellation);
        programs.Add(program);
        var said = JsonNode.Parse(lines[0])!.AsObject();
        var settings = new JsonObject { ["projectUrl"] = said["url"]!.GetValue<string>(), ["allowHttp"] = "true" };
        var secrets = new JsonObject { ["serviceKey"] = said["secretKey"]!.GetValue<string>() };
        return new DemoSystem(SimulatedId("supabase"), Database, "supabase", "Demo reporting database", settings, secrets, false);
    }

    private static Task<(ChildProgram Program, IReadOnlyList<string> Lines)> Simulator(
        string[] arguments, Func<IReadOnlyList<string>, bool> isReady, CancellationToken cancellation)
    {
        var assembly = Environment.GetEnvironmentVariable("EASYSALE_SIMULATORS");
        if (assembly is null || !File.Exists(assembly))
            throw new InvalidOperationException("EASYSALE_SIMULATORS does not name the simulators' assembly. Start the demo with ./run.sh, which builds it.");
        return ChildProgram.Start(assembly, arguments, isReady, cancellation);
    }

    private static async Task<JsonObject> ReadFile(string file, CancellationToken cancellation)
    {
        try
        {
            return JsonNode.Parse(await File.ReadAllTextAsync(file, cancellation)) as JsonObject ?? throw new InvalidOperationException($"{file} holds no JSON object.");
        }
        catch (System.Text.Json.JsonException fault)
        {
            throw new InvalidOperationException($"{file} is no JSON (line {fault.LineNumber + 1}). docs/connections.sample.json is a pattern.");
        }
    }

    // A real system keeps its connection id from start to start: its links hang on it.
    private static DemoSystem? Real(JsonObject file, string platform)
    {
        if (file[platform] is not JsonObject entry) return null;
        var settings = entry["settings"] as JsonObject ?? [];
        var address = string.Join(' ', settings.Where(field => field.Key.EndsWith("Url", StringComparison.Ordinal)).Select(field => field.Value?.ToString()));
        var id = $"{platform}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)).AsSpan(0, 5))}";
        return new DemoSystem(id, platform, platform == Shop ? "woo" : platform, entry["name"]?.ToString() ?? platform, settings, entry["secrets"] as JsonObject ?? [], true);
    }

    // A simulated system is empty at every start: links of an earlier one must not count for it.
    private static string SimulatedId(string platform) => $"demo-{platform}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";

    private static string LastWord(string line) => line[(line.LastIndexOf(' ') + 1)..];
}
