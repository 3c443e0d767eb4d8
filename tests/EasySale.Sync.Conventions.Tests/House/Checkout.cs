using System.Runtime.CompilerServices;

namespace EasySale.Sync.Conventions.Tests.House;

/// <summary>The sources these tests were built from.</summary>
internal static class Checkout
{
    public static readonly string Root = Find();

    public static IEnumerable<string> Sources(string folder) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules"));

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "EasySale.Sync.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
