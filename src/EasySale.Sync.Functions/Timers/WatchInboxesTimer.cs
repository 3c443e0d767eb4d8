using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Webhooks;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Functions.Timers;

/// <summary>Every 20 seconds: what webhooks announced and nobody works on is taken up.</summary>
public sealed class WatchInboxesTimer(WatchInboxes inboxes, InboxInstances instances)
{
    [Function("WatchInboxes")]
    public async Task Run([TimerTrigger("*/20 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient durable, CancellationToken cancellation) =>
        await instances.Start(durable, await inboxes.Watch(Caller.System, cancellation));
}
