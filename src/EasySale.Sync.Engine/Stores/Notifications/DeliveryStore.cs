using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Stores.Notifications;

/// <summary>
/// A tenant's messages, newest first, with what makes each event one message: a mark per event and channel, written together with
/// the message that tells it, and a window per channel and kind.
/// </summary>
public sealed class DeliveryStore(IRowStore rows)
{
    private const string Deliveries = "delivery|";
    private const string Marks = "told|";
    private const string Windows = "window|";

    /// <summary>The same for the same event and channel, whoever tells it.</summary>
    public static string IdOf(NotificationEvent happened, string channelId) => SyncIds.Of(happened.At, $"{happened.Id}/{channelId}");

    public async Task<Stored<Delivery>?> Find(TenantId tenant, string id, CancellationToken cancellation) =>
        await rows.Get(Table.State, Keys.Notifications(tenant), Deliveries + RowKey.Escape(id), cancellation) is { } row
            ? new Stored<Delivery>(RowBody.Read<Delivery>(row), row.Version)
            : null;

    /// <summary>Messages newest first, behind the one of an id.</summary>
    public async IAsyncEnumerable<Delivery> List(TenantId tenant, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var range = after is null ? RowRange.Prefix(Deliveries) : RowRange.Behind(Deliveries + after) with { To = RowKey.After(Deliveries) };
        await foreach (var row in rows.Query(Table.State, Keys.Notifications(tenant), range, null, cancellation)) yield return RowBody.Read<Delivery>(row);
    }

    public async Task<bool> WasTold(TenantId tenant, NotificationEvent happened, string channelId, CancellationToken cancellation) =>
        await rows.Get(Table.State, Keys.Notifications(tenant), Mark(happened, channelId), cancellation) is not null;

    public async Task<Stored<DigestWindow>?> Window(TenantId tenant, string channelId, NotificationKind kind, CancellationToken cancellation) =>
        await rows.Get(Table.State, Keys.Notifications(tenant), WindowKey(channelId, kind), cancellation) is { } row
            ? new Stored<DigestWindow>(RowBody.Read<DigestWindow>(row), row.Version)
            : null;

    /// <summary>Keeps an event's mark, its message and the window together. False when somebody was before.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="happened">What is told.</param>
    /// <param name="delivery">The message, and the version it still has; null for a new one.</param>
    /// <param name="window">The window, and the version it still has; null for a new one.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<bool> Tell(
        TenantId tenant, NotificationEvent happened, (Delivery Value, string? Version) delivery, (DigestWindow Value, string? Version) window,
        CancellationToken cancellation)
    {
        var channel = delivery.Value.ChannelId;
        var mark = RowChange.Insert(Mark(happened, channel), new Dictionary<string, object> { ["At"] = happened.At });
        return (await rows.Write(
            Table.State, Keys.Notifications(tenant),
            [
                mark, Change(Deliveries + RowKey.Escape(delivery.Value.Id), delivery.Value, delivery.Version),
                Change(WindowKey(channel, delivery.Value.Kind), window.Value, window.Version),
            ],
            cancellation)).Applied;
    }

    /// <summary>Saves a message if it still has this version; null for a new one. Returns its new version, null when somebody was before.</summary>
    public async Task<Stored<Delivery>?> Save(TenantId tenant, Delivery delivery, string? version, CancellationToken cancellation)
    {
        var write = await rows.Write(
            Table.State, Keys.Notifications(tenant), [Change(Deliveries + RowKey.Escape(delivery.Id), delivery, version)], cancellation);
        return write.Applied ? new Stored<Delivery>(delivery, write.Versions[0]) : null;
    }

    /// <summary>Removes messages and marks of events that are too old by now. Returns how many.</summary>
    public async Task<int> Remove(TenantId tenant, DateTimeOffset now, int most, CancellationToken cancellation)
    {
        var partition = Keys.Notifications(tenant);
        var messages = new RowRange(Deliveries + SyncIds.Prefix(now.AddDays(-NotificationDefaults.LogDays)), RowKey.After(Deliveries));
        var marked = now.AddDays(-NotificationDefaults.MarkDays);
        var old = await rows.Query(Table.State, partition, messages, most, cancellation).Select(row => row.Key).ToListAsync(cancellation);
        old.AddRange(await rows.Query(Table.State, partition, RowRange.Prefix(Marks), null, cancellation)
            .Where(row => (DateTimeOffset)row.Values["At"] < marked).Take(Math.Max(most - old.Count, 0)).Select(row => row.Key).ToListAsync(cancellation));
        foreach (var batch in RowBatches.Of(old.Select(key => RowChange.Delete(key)))) await rows.Write(Table.State, partition, batch, cancellation);
        return old.Count;
    }

    private static RowChange Change<T>(string key, T value, string? version) =>
        version is null ? RowChange.Insert(key, RowBody.Of(value)) : RowChange.Replace(key, RowBody.Of(value), version);

    private static string Mark(NotificationEvent happened, string channelId) =>
        Marks + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{channelId}\n{happened.Id}")).AsSpan(0, 16));

    private static string WindowKey(string channelId, NotificationKind kind) => $"{Windows}{RowKey.Escape(channelId)}|{kind}";
}
