using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Webhooks;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Functions.Activities;

public sealed class TakeHints(DrainInbox inboxes, RunInstances instances)
{
    /// <summary>One look into an inbox: its hints become runs.</summary>
    [Function(nameof(TakeHints))]
    public async Task<InboxRest> Run([ActivityTrigger] InboxName inbox, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var round = await inboxes.Drain(Caller.System, inbox.Key, cancellation);
        foreach (var run in round.Runs) await instances.Start(durable, new RunKey(run.Tenant.Value, run.SyncId));
        return new InboxRest(round.IsEmpty, round.IsWaiting);
    }
}
