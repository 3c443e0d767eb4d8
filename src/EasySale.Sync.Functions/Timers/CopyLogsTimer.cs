using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Logs;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Timers;

/// <summary>Every minute: logs of runs that are over are copied to connections that keep them.</summary>
public sealed class CopyLogsTimer(CopyLogs logs)
{
    [Function("CopyLogs")]
    public Task Run([TimerTrigger("20 * * * * *")] TimerInfo timer, CancellationToken cancellation) => logs.Run(Caller.System, cancellation);
}
