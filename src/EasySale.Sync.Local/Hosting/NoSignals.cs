namespace EasySale.Sync.Local.Hosting;

/// <summary>The life of a host that is one of several in a process: it ends when it is told to, not by signals.</summary>
internal sealed class NoSignals : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
