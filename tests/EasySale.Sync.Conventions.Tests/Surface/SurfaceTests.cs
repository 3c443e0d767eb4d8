using System.Reflection;
using System.Runtime.Loader;

namespace EasySale.Sync.Conventions.Tests.Surface;

/// <summary>
/// What we use of the Azure packages is really there, whether the real package or its stand-in is loaded; and a stand-in
/// holds nothing besides. With the environment variable SURFACE_WRITE naming a folder, the surfaces of the loaded
/// stand-ins are written there instead, to be reviewed against the vendor's own listing.
/// </summary>
public sealed class SurfaceTests
{
    private const string Mark = "EasySaleStandIn";

    public static TheoryData<string> Packages() => [.. SurfaceFile.Packages()];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_offers_what_is_expected_and_a_stand_in_nothing_more(string package)
    {
        var expected = SurfaceFile.Read(package);
        var assemblies = expected.Assemblies.Select(Load).OfType<Assembly>().ToList();
        Assert.True(assemblies.Count > 0, $"None of {string.Join(", ", expected.Assemblies)} is loaded.");

        var printer = new SurfacePrinter(expected.Oblivious);
        var actual = assemblies.SelectMany(assembly => printer.Print(assembly, true)).ToList();
        var growth = assemblies.Where(assembly => StandInFor(assembly) is not null).SelectMany(assembly => printer.Print(assembly, false));
        var wrong = Missing(expected.Types, actual, "is missing")
            .Concat(Missing([.. growth], expected.Types, "is in the stand-in but not expected")).ToList();
        Assert.True(wrong.Count == 0, $"{package}:\n{string.Join("\n", wrong)}");
    }

    [Fact]
    public void Every_stand_in_has_its_expected_surface()
    {
        var standIns = Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Select(file => Load(Path.GetFileNameWithoutExtension(file)))
            .OfType<Assembly>().Where(assembly => StandInFor(assembly) is not null).ToList();
        if (Environment.GetEnvironmentVariable("SURFACE_WRITE") is { Length: > 0 } folder) standIns.ForEach(standIn => Write(standIn, folder));
        Assert.Empty(standIns.Select(StandInFor).Except(SurfaceFile.Packages()));
    }

    private static IEnumerable<string> Missing(IReadOnlyList<SurfaceType> wanted, IReadOnlyList<SurfaceType> offered, string complaint)
    {
        foreach (var type in wanted)
        {
            var there = offered.FirstOrDefault(candidate => candidate.Line == type.Line);
            if (there is null) yield return $"  {type.Line} {complaint}{Alike(offered.Select(one => one.Line), type.Line.Split(' ')[^1])}";
            else
                foreach (var member in type.Members.Except(there.Members))
                    yield return $"  {type.Line}: {member} {complaint}{Alike(there.Members, member.Split('(', '{')[0].Trim().Split(' ')[^1])}";
        }
    }

    private static string Alike(IEnumerable<string> lines, string name)
    {
        var alike = lines.Where(line => line.Contains(name, StringComparison.Ordinal)).ToList();
        return alike.Count == 0 ? "" : $"; there is {string.Join(" · ", alike)}";
    }

    private static string? StandInFor(Assembly assembly) =>
        assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == Mark)?.Value;

    private static Assembly? Load(string name)
    {
        var file = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        try
        {
            return File.Exists(file) ? AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(name)) : null;
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or FileNotFoundException)
        {
            return null; // a native library, or nothing that belongs to this program
        }
    }

    private static void Write(Assembly standIn, string folder)
    {
        var package = StandInFor(standIn)!;
        var oblivious = !SurfaceFile.Packages().Contains(package) || SurfaceFile.Read(package).Oblivious;
        var types = new SurfacePrinter(oblivious).Print(standIn, false).Select(type =>
            type.Line + "\n" + string.Concat(type.Members.Select(member => $"    {member}\n")));
        var head = $"assembly {standIn.GetName().Name}\n{(oblivious ? "nullable oblivious\n" : "")}\n";
        File.WriteAllText(Path.Combine(folder, package + ".txt"), head + string.Join("\n", types));
    }
}
