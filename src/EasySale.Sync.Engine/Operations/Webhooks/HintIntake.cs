using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Engine.Operations.Webhooks;

/// <summary>
/// Stores the hints of verified deliveries. A flood is coalesced: beyond a number a minute only "walk this stream" is stored, a
/// row a kind. Deletions stay one by one, because a walk does not find them.
/// </summary>
public sealed class HintIntake(InboxStore inbox, PendingInboxStore pending, TimeProvider time)
{
    private readonly MinuteCounts _counts = new(time);

    /// <summary>When this returns the hints are safe, and the inbox is where the timer looks.</summary>
    public async Task Store(InboxKey place, IReadOnlyList<WebhookHint> hints, CancellationToken cancellation)
    {
        await pending.Announce(place, cancellation);
        var isFlood = _counts.Add($"{place.Tenant}\n{place.ConnectionId}", hints.Count) > InboxDefaults.HintsPerMinute;
        var single = hints.Where(hint => !isFlood || hint.IsDeletion).ToList();
        await inbox.Put(place, single, cancellation);
        await inbox.PutWalks(place, hints.Except(single).Select(hint => hint.Kind), cancellation);
    }
}
