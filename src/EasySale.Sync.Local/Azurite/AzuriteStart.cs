using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace EasySale.Sync.Local.Azurite;

/// <summary>Watches Azurite's output until it has said where its three services listen.</summary>
internal sealed class AzuriteStart(Process process)
{
    private readonly Dictionary<string, int> _ports = [];
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<AzuritePorts> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsStarted { get; private set; }

    public Task<AzuritePorts> Listening(CancellationToken cancellation)
    {
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _listening.TrySetException(Failed());
        try
        {
            IsStarted = process.Start();
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("Azurite needs Node.js: `node` is not on the path.", e);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return _listening.Task.WaitAsync(cancellation);
    }

    private void Read(string? line)
    {
        lock (_ports)
        {
            if (!_listening.Task.IsCompleted) _output.AppendLine(line);
            if (AzuritePorts.Announced(line) is not { } announced) return;
            _ports[announced.Service] = announced.Port;
            if (_ports.Count == 3) _listening.TrySetResult(new AzuritePorts(_ports["Blob"], _ports["Queue"], _ports["Table"]));
        }
    }

    private InvalidOperationException Failed()
    {
        lock (_ports) return new InvalidOperationException($"Azurite ended before it listened. It said:\n{_output}");
    }
}
