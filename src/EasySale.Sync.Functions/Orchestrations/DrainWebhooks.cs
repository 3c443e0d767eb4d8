using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Functions.Activities;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EasySale.Sync.Functions.Orchestrations;

/// <summary>Empties a connection's inbox, round after round, until nothing comes any more. At most one instance an inbox.</summary>
public static class DrainWebhooks
{
    /// <summary>After so many rounds the history begins anew.</summary>
    public const int RoundsPerHistory = 50;

    private static readonly TaskOptions Retries = new(new TaskRetryOptions(new RetryPolicy(3, TimeSpan.FromSeconds(2), 2)));

    [Function(nameof(DrainWebhooks))]
    public static async Task Orchestrate([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var inbox = context.GetInput<InboxName>()!;
        var wait = InboxDefaults.Window;
        for (var round = 0; round < RoundsPerHistory; round++)
        {
            await context.CreateTimer(wait, CancellationToken.None);
            var found = await context.CallActivityAsync<InboxRest>(nameof(TakeHints), inbox, Retries);
            if (found.IsEmpty) return;
            wait = found.IsWaiting ? Longer(wait) : InboxDefaults.Window;
        }

        context.ContinueAsNew(inbox);
    }

    private static TimeSpan Longer(TimeSpan wait) => wait * 2 < InboxDefaults.LongestWait ? wait * 2 : InboxDefaults.LongestWait;
}
