using System.Diagnostics;
using System.Globalization;

namespace EasySale.Sync.Simulators.Supabase;

/// <summary>A temporary folder named after the process that uses it, so that the next start can tell which ones a killed run left.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string Prefix = "easysale-supabase-";

    private DataFolder(string path) => Location = path;

    public string Location { get; }

    public static DataFolder Create()
    {
        var parent = Unprivileged.CanReach(Path.GetTempPath()) ? Path.GetTempPath() : "/tmp";
        RemoveLeftOver(parent);
        var name = Prefix + Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "-" + Guid.NewGuid().ToString("N")[..8];
        var folder = Directory.CreateDirectory(Path.Combine(parent, name));
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode |= UnixFileMode.OtherExecute | UnixFileMode.OtherRead;
        return new DataFolder(folder.FullName);
    }

    public void Dispose() => Remove(Location);

    private static void RemoveLeftOver(string parent)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            var owner = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && !IsAlive(pid))
                Remove(folder);
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // Another user's folder, or one whose last process is just ending: the next start tries again.
    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
