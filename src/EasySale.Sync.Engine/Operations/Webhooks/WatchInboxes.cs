using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Engine.Operations.Webhooks;

/// <summary>Finds inboxes whose hints were left by a process that died, every few seconds; forgets those that have been empty for long.</summary>
public sealed class WatchInboxes(PendingInboxStore pending, InboxStore inbox, TimeProvider time)
{
    /// <summary>The inboxes that must be drained now; to start one that is being drained must be harmless.</summary>
    public async Task<IReadOnlyList<InboxKey>> Watch(Caller caller, CancellationToken cancellation)
    {
        caller.DemandSystem();
        var left = new List<InboxKey>();
        foreach (var entry in await pending.List(cancellation).ToListAsync(cancellation))
        {
            var first = await inbox.List(entry.Inbox, 1, cancellation).FirstOrDefaultAsync(cancellation);
            if (first is not null) left.Add(entry.Inbox);
            else if (time.GetUtcNow() - entry.AnnouncedAt > InboxDefaults.ForgottenAfter) await pending.Forget(entry, cancellation);
        }

        return left;
    }
}
