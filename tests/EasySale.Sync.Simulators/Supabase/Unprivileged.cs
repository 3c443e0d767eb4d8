namespace EasySale.Sync.Simulators.Supabase;

/// <summary>Postgres refuses to run as root; for root, its programs run as the user who owns nothing.</summary>
internal static class Unprivileged
{
    private const int Nobody = 65534;

    public static bool Needed => OperatingSystem.IsLinux() && Environment.UserName == "root";

    public static IEnumerable<string> Command(params string[] command) =>
        Needed ? ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", .. command] : command;

    /// <summary>Hands a file or an empty folder over to that user.</summary>
    public static async Task OwnAsync(string path, CancellationToken cancellation)
    {
        if (!Needed)
            return;
        using var chown = System.Diagnostics.Process.Start("chown", [$"{Nobody}:{Nobody}", path]);
        await chown.WaitForExitAsync(cancellation);
        if (chown.ExitCode != 0)
            throw new InvalidOperationException($"{path} could not be given to the user Postgres runs as (chown ended with {chown.ExitCode}).");
    }

    /// <summary>Whether that user gets down to a folder: all folders on the way let strangers through.</summary>
    public static bool CanReach(string folder)
    {
        if (OperatingSystem.IsWindows() || !Needed)
            return true;
        for (var step = new DirectoryInfo(folder); step is not null; step = step.Parent)
        {
            if (!File.GetUnixFileMode(step.FullName).HasFlag(UnixFileMode.OtherExecute))
                return false;
        }
        return true;
    }
}
