using System.Diagnostics;

namespace EasySale.Sync.Local.Demo;

/// <summary>A program of our own that runs beside the host and ends with it, however the host ends: it watches its standard input.</summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    private readonly Process _process;

    private ChildProgram(Process process) => _process = process;

    /// <summary>Starts a .NET program and reads its first lines.</summary>
    /// <param name="assembly">Path of its assembly.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="isReady">Whether these lines are all that is waited for.</param>
    /// <param name="cancellation">Stops waiting and the program.</param>
    /// <exception cref="InvalidOperationException">It ended before it was ready; the message holds what it said.</exception>
    public static async Task<(ChildProgram Program, IReadOnlyList<string> Lines)> Start(
        string assembly, IEnumerable<string> arguments, Func<IReadOnlyList<string>, bool> isReady, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var child = new ChildProgram(Process.Start(start) ?? throw new InvalidOperationException($"{assembly} could not be started."));
        try
        {
            return (child, await child.FirstLines(isReady, cancellation));
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<IReadOnlyList<string>> FirstLines(Func<IReadOnlyList<string>, bool> isReady, CancellationToken cancellation)
    {
        var lines = new List<string>();
        while (!isReady(lines))
        {
            if (await _process.StandardOutput.ReadLineAsync(cancellation) is not { } line)
                throw new InvalidOperationException($"It ended at once: {await _process.StandardError.ReadToEndAsync(cancellation)}".Trim());
            lines.Add(line);
        }

        // Drained, or a full pipe would stop the program.
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        _ = _process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        return lines;
    }
}
