using EasySale.Sync.Engine.Stores.Webhooks;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Functions.Orchestrations;

/// <summary>The orchestrations of inboxes. Hints are stored before; one that cannot be started now is started by the timer.</summary>
public sealed class InboxInstances(ILogger<InboxInstances> log)
{
    public async Task Start(DurableTaskClient durable, IEnumerable<InboxKey> inboxes)
    {
        foreach (var inbox in inboxes.Select(InboxName.Of))
            if (await durable.Ensure(nameof(DrainWebhooks), inbox, inbox.Instance) is { } fault)
                InstanceLog.NotDrained(log, inbox.ConnectionId, fault);
    }
}
