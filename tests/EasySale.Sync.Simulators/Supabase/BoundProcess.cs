using System.Diagnostics;
using System.Text;

namespace EasySale.Sync.Simulators.Supabase;

/// <summary>A program that cannot outlive this process: a small keeper in between ends it when our pipe to the keeper closes.</summary>
public sealed class BoundProcess : IAsyncDisposable
{
    private const int OutputKept = 8000;
    private readonly Process _keeper;
    private readonly StringBuilder _output = new();

    private BoundProcess(Process keeper) => _keeper = keeper;

    public bool HasExited => _keeper.HasExited;

    /// <summary>The end of what the program has printed so far, for messages about its failure.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString().Trim();
        }
    }

    /// <param name="stopSignal">What ends the program in an orderly way, such as SIGTERM.</param>
    public static BoundProcess Start(
        ToolsFolder tools, string stopSignal, IEnumerable<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("node", [tools.LifeBinder, $"--signal={stopSignal}", .. command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetPathRoot(tools.LifeBinder),
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var bound = new BoundProcess(new Process { StartInfo = start });
        bound._keeper.OutputDataReceived += (_, line) => bound.Keep(line.Data);
        bound._keeper.ErrorDataReceived += (_, line) => bound.Keep(line.Data);
        bound._keeper.Start();
        bound._keeper.BeginOutputReadLine();
        bound._keeper.BeginErrorReadLine();
        return bound;
    }

    /// <summary>Waits for a program that ends by itself.</summary>
    public async Task<int> ExitCodeAsync(CancellationToken cancellation)
    {
        await _keeper.WaitForExitAsync(cancellation);
        return _keeper.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
        _keeper.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
            if (_output.Length > OutputKept)
                _output.Remove(0, _output.Length - OutputKept);
        }
    }
}
