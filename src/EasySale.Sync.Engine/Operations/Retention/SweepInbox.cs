using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Engine.Operations.Retention;

/// <summary>Hints of webhooks that no run took for so long that the daily runs have long brought their records.</summary>
public sealed class SweepInbox(ConnectionStore connections, InboxStore inbox, TimeProvider time) : Sweep
{
    public override async Task<int> Remove(TenantId tenant, TenantSettings settings, int most, CancellationToken cancellation)
    {
        var keptFrom = time.GetUtcNow().AddDays(-settings.InboxKeptDays);
        var removed = 0;
        foreach (var connection in await connections.List(tenant, cancellation).ToListAsync(cancellation))
        {
            var key = new InboxKey(tenant, connection.Id);
            var old = await inbox.List(key, most, cancellation).Where(hint => hint.Hint.ArrivedAt < keptFrom).ToListAsync(cancellation);
            await inbox.Settle(key, [.. old.Select(hint => (hint, (InboxHint?)null))], cancellation);
            removed += old.Count;
        }

        return removed;
    }
}
