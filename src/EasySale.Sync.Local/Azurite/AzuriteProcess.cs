using System.Diagnostics;

namespace EasySale.Sync.Local.Azurite;

/// <summary>
/// The storage emulator, all three services: one that ran already, or one of our own that ends with this object or this
/// process, whichever comes first.
/// </summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    private readonly Process? _process;

    private AzuriteProcess(AzuritePorts ports, Process? process)
    {
        ConnectionString = ports.ConnectionString;
        _process = process;
    }

    /// <summary>For any storage client. Names the emulator's well-known account.</summary>
    public string ConnectionString { get; }

    /// <summary>False where one that ran already is used; that one is left running.</summary>
    public bool IsOurs => _process is not null;

    /// <summary>Starts Azurite if the connection string means it (<c>UseDevelopmentStorage=true</c>); else null.</summary>
    public static async Task<AzuriteProcess?> StartFor(string connectionString, AzuriteOptions options, CancellationToken cancellation) =>
        connectionString.Contains("UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase) ? await Start(options, cancellation) : null;

    /// <summary>Starts Azurite and waits until its three services listen, or takes the one that answers on these ports already.</summary>
    /// <exception cref="InvalidOperationException">It is not installed, cannot start, or a port is taken by something else.</exception>
    public static async Task<AzuriteProcess> Start(AzuriteOptions options, CancellationToken cancellation)
    {
        int[] ports = [options.BlobPort, options.QueuePort, options.TablePort];
        var answers = await Task.WhenAll(ports.Select(port => AzuriteProbe.Answers(port, cancellation)));
        if (answers.All(answer => answer)) return new AzuriteProcess(new AzuritePorts(options.BlobPort, options.QueuePort, options.TablePort), null);
        return answers.Any(answer => answer)
            ? throw new InvalidOperationException($"Azurite runs, but not with all of the ports {string.Join(", ", ports)}. Stop it, or start all three services.")
            : await Launch(options, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null) return;
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<AzuriteProcess> Launch(AzuriteOptions options, CancellationToken cancellation)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("node", AzuriteProgram.Find().Arguments(options))
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetTempPath(),
            },
        };
        var start = new AzuriteStart(process);
        try
        {
            return new AzuriteProcess(await start.Listening(cancellation), process);
        }
        catch
        {
            if (start.IsStarted) process.StandardInput.Close();
            throw;
        }
    }
}
