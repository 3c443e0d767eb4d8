namespace EasySale.Sync.Conventions.Tests.Surface;

/// <summary>One file of eng/stand-ins/expected-surface; its format is described in eng/stand-ins/README.md.</summary>
internal sealed record SurfaceFile(string Package, IReadOnlyList<string> Assemblies, bool Oblivious, IReadOnlyList<SurfaceType> Types)
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "expected-surface");

    public static IReadOnlyList<string> Packages() =>
        [.. Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static SurfaceFile Read(string package)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, package + ".txt")).Where(line => line.Trim() is not ("" or ['#', ..])).ToList();
        var assemblies = lines.Where(line => line.StartsWith("assembly ", StringComparison.Ordinal)).Select(line => line[9..].Trim());
        return new SurfaceFile(package, [.. assemblies], lines.Contains("nullable oblivious"), Read(lines.Where(line => !IsDirective(line))));
    }

    private static bool IsDirective(string line) =>
        line.StartsWith("assembly ", StringComparison.Ordinal) || line.StartsWith("nullable ", StringComparison.Ordinal);

    private static List<SurfaceType> Read(IEnumerable<string> lines)
    {
        var types = new List<SurfaceType>();
        var members = new List<string>();
        foreach (var line in lines)
            if (char.IsWhiteSpace(line[0])) members.Add(line.Trim());
            else types.Add(new SurfaceType(line.TrimEnd(), members = []));
        return types;
    }
}
