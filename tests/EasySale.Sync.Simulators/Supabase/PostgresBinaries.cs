using System.Diagnostics;
using System.Text.Json;

namespace EasySale.Sync.Simulators.Supabase;

/// <summary>The folder of Postgres programs, made ready: symbolic links in place, and where the user who runs it gets to it.</summary>
internal static class PostgresBinaries
{
    public static async Task<string> ReadyAsync(ToolsFolder tools, DataFolder data, CancellationToken cancellation)
    {
        var native = Path.Combine(tools.Postgres, "native");
        await HydrateAsync(tools.Postgres, cancellation);
        if (Unprivileged.CanReach(native))
            return Path.Combine(native, "bin");
        // A checkout below a closed home folder: the user Postgres runs as cannot get there.
        var copy = Path.Combine(data.Location, "postgres");
        await RunAsync("cp", ["-R", native, copy], data.Location, cancellation);
        return Path.Combine(copy, "bin");
    }

    // npm packs no links, and skips the script of the package that would restore them.
    private static async Task HydrateAsync(string package, CancellationToken cancellation)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        using var links = JsonDocument.Parse(await File.ReadAllTextAsync(list, cancellation));
        var missing = links.RootElement.EnumerateArray()
            .Any(link => !File.Exists(Path.Combine(package, link.GetProperty("target").GetString()!)));
        if (missing)
            await RunAsync("node", [Path.Combine("scripts", "hydrate-symlinks.js")], package, cancellation);
    }

    private static async Task RunAsync(string program, string[] arguments, string folder, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder })!;
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
