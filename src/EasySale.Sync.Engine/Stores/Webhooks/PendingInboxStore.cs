using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Webhooks;

/// <summary>
/// Inboxes in which hints may lie: the directory the timer walks. An inbox is announced before its first hint is stored. One
/// instance per process, which announces each inbox now and then, not with every delivery. Only for the system caller.
/// </summary>
public sealed class PendingInboxStore(IRowStore rows, TimeProvider time)
{
    private readonly ConcurrentDictionary<InboxKey, DateTimeOffset> _announced = new();

    public async Task Announce(InboxKey inbox, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (_announced.TryGetValue(inbox, out var at) && now - at < InboxDefaults.AnnouncedFor) return;
        var values = new Dictionary<string, object> { ["Tenant"] = inbox.Tenant.Value, ["Id"] = inbox.ConnectionId, ["At"] = now };
        await rows.Write(Table.Directory, Keys.PendingInboxes(), [RowChange.Put(KeyOf(inbox), values)], cancellation);
        _announced[inbox] = now;
    }

    public async IAsyncEnumerable<PendingInbox> List([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.Query(Table.Directory, Keys.PendingInboxes(), RowRange.All, null, cancellation))
            yield return new PendingInbox(
                new InboxKey(new TenantId((string)row.Values["Tenant"]), (string)row.Values["Id"]), (DateTimeOffset)row.Values["At"], row.Version);
    }

    /// <summary>Takes an inbox off the list, unless it was announced again meanwhile.</summary>
    public Task Forget(PendingInbox pending, CancellationToken cancellation) =>
        rows.Write(Table.Directory, Keys.PendingInboxes(), [RowChange.Delete(KeyOf(pending.Inbox), pending.Version)], cancellation);

    private static string KeyOf(InboxKey inbox) => $"{RowKey.Escape(inbox.Tenant.Value)}|{RowKey.Escape(inbox.ConnectionId)}";
}
