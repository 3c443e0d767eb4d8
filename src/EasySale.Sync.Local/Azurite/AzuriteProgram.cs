namespace EasySale.Sync.Local.Azurite;

/// <summary>Azurite as npm installed it in <c>eng/tools</c>, with the keeper that ends it when we are gone.</summary>
internal sealed record AzuriteProgram(string Script, string Keeper)
{
    private const string Solution = "EasySale.Sync.sln";

    /// <summary>Looks in the folder EASYSALE_TOOLS names, else in <c>eng/tools</c> of the checkout this program was built in.</summary>
    /// <exception cref="InvalidOperationException">It is not there; the message says what to do.</exception>
    public static AzuriteProgram Find()
    {
        var tools = Environment.GetEnvironmentVariable("EASYSALE_TOOLS") is { Length: > 0 } named ? Path.GetFullPath(named) : InCheckout();
        var script = Path.Combine(tools, "node_modules", "azurite", "dist", "src", "azurite.js");
        return File.Exists(script)
            ? new AzuriteProgram(script, Path.Combine(tools, "until-stdin-closes.mjs"))
            : throw new InvalidOperationException("Azurite is not installed: run `npm ci --prefix eng/tools` once.");
    }

    public IEnumerable<string> Arguments(AzuriteOptions options) =>
    [
        Keeper, "node", Script, "--silent", "--disableTelemetry", "--skipApiVersionCheck",
        "--blobPort", $"{options.BlobPort}", "--queuePort", $"{options.QueuePort}", "--tablePort", $"{options.TablePort}",
        .. options.Location is { } location ? new[] { "--location", location } : ["--inMemoryPersistence"],
    ];

    private static string InCheckout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, Solution))) return Path.Combine(folder.FullName, "eng", "tools");
        throw new InvalidOperationException("Set EASYSALE_TOOLS to the eng/tools folder of a checkout: this program does not run from one.");
    }
}
