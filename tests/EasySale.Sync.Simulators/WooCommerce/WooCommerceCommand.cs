using System.Globalization;

namespace EasySale.Sync.Simulators.WooCommerce;

/// <summary>The simulator as a program of its own, to develop against offline.</summary>
public static class WooCommerceCommand
{
    private const string Usage = """
        woocommerce [--port N]             listen on this loopback port (default 8081; 0 = a free one)
                    [--plain-http]         believe the calls are not over TLS: only OAuth 1.0a opens the store
                    [--https-proxied]      only calls with "X-Forwarded-Proto: https" count as TLS
                    [--generate-orders N]  add N orders made from the recorded ones
                    [--until-stdin-closes] stop when the standard input closes, as when the parent process dies
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        if (Read(args) is not { } options)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 64;
        }
        await using var simulator = await WooCommerceSimulator.StartAsync(options);
        await Console.Out.WriteLineAsync(
            $"WooCommerce simulator at {simulator.BaseUrl}\nconsumer key {simulator.Key.ConsumerKey}\nconsumer secret {simulator.Key.ConsumerSecret}");
        await UntilStopped.WaitAsync(args.Contains("--until-stdin-closes"));
        return 0;
    }

    private static WooCommerceOptions? Read(string[] args)
    {
        var options = new WooCommerceOptions { Port = 8081, KeptCalls = 0 };
        for (var i = 0; i < args.Length; i++)
            switch (args[i])
            {
                case "--port" when Number(args, ++i) is { } port: options = options with { Port = port }; break;
                case "--generate-orders" when Number(args, ++i) is { } count: options = options with { GenerateOrders = count }; break;
                case "--plain-http" or "--https-proxied": options = options with { TreatAsTls = false }; break;
                case "--until-stdin-closes": break;
                default: return null;
            }
        return options;
    }

    private static int? Number(string[] args, int at) =>
        at < args.Length && int.TryParse(args[at], CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;
}
