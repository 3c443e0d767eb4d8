using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Connections;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Timers;

/// <summary>Every five minutes: connections that nobody has looked at for some hours are checked.</summary>
public sealed class ProbeConnectionsTimer(ProbeConnections probes)
{
    [Function("ProbeConnections")]
    public Task Run([TimerTrigger("40 */5 * * * *")] TimerInfo timer, CancellationToken cancellation) => probes.Run(Caller.System, cancellation);
}
