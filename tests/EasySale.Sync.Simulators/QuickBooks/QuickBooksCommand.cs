using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Simulators.QuickBooks.Books;

namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>The simulator as a program of its own, to develop against offline.</summary>
public static class QuickBooksCommand
{
    private const int UsageError = 64;

    private const string Usage = """
        quickbooks [--port N]             listen on this loopback port (default 8083; 0 = a free one)
                   [--company NAME]       us, uk or ca; may be given several times (default all three)
                   [--no-limits]          throttle nothing
                   [--until-stdin-closes] stop when the standard input closes, as when the parent process dies
        """;

    private static readonly string[] Names = ["us", "uk", "ca"];

    /// <summary>Prints one line of JSON: <c>baseUrl</c>, <c>clientId</c>, <c>clientSecret</c>; per company name, realm id and a token pair; <c>connection</c> for the Canadian one.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var names = new List<string>();
        if (Read(args, names) is not { } options)
        {
            await Console.Error.WriteLineAsync(Usage);
            return UsageError;
        }
        if (names.Count == 0) names.AddRange(Names);
        await using var simulator = await QuickBooksSimulator.StartAsync(options with { Companies = [.. names.Select(CompanySeed.Named)] });
        await Console.Out.WriteLineAsync(Describe(simulator, names));
        await UntilStopped.WaitAsync(args.Contains("--until-stdin-closes"));
        return 0;
    }

    private static QuickBooksOptions? Read(string[] args, List<string> names)
    {
        var options = new QuickBooksOptions { Port = 8083, KeptCalls = 0 };
        for (var i = 0; i < args.Length; i++)
            switch (args[i])
            {
                case "--port" when ushort.TryParse(Value(args, ++i), CultureInfo.InvariantCulture, out var port): options = options with { Port = port }; break;
                case "--company" when Value(args, ++i) is { } name && Names.Except(names).Contains(name): names.Add(name); break;
                case "--no-limits": options = options with { Limits = false }; break;
                case "--until-stdin-closes": break;
                default: return null;
            }
        return options;
    }

    private static string? Value(string[] args, int at) => at < args.Length ? args[at] : null;

    private static string Describe(QuickBooksSimulator simulator, List<string> names) => JsonSerializer.Serialize(new
    {
        baseUrl = simulator.BaseUrl,
        clientId = simulator.ClientId,
        clientSecret = simulator.ClientSecret,
        companies = simulator.Companies.Zip(names, (company, name) => Describe(name, company.RealmId, simulator.Connect(company.RealmId))),
        connection = Connection(simulator, names),
    });

    /// <summary>A connection to the Canadian company, ready for <c>POST /api/integrations/connections</c>.</summary>
    private static object? Connection(QuickBooksSimulator simulator, List<string> names)
    {
        if (names.IndexOf(CanadianConnection.Seed) is not (>= 0 and var at)) return null;
        var realmId = simulator.Companies[at].RealmId;
        return new { settings = CanadianConnection.Settings(simulator, realmId), secrets = CanadianConnection.Secrets(simulator, realmId) };
    }

    private static object Describe(string name, string realmId, TokenPair tokens) =>
        new { name, realmId, accessToken = tokens.AccessToken, refreshToken = tokens.RefreshToken };
}
