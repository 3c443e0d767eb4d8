using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Webhooks;

/// <summary>
/// What webhooks announced, by connection. The same event is one row however often it comes; coming again gives the row another
/// version, so that whoever took it before does not take the news away with it.
/// </summary>
public sealed class InboxStore(IRowStore rows, TimeProvider time)
{
    private const int KeyLength = 40;

    /// <summary>Stores hints. When this returns they are safe.</summary>
    public Task Put(InboxKey inbox, IEnumerable<WebhookHint> hints, CancellationToken cancellation) =>
        Put(inbox, hints.Select(hint => (KeyOf(hint), new InboxHint { Kind = hint.Kind, Id = hint.Id, IsDeletion = hint.IsDeletion, ArrivedAt = time.GetUtcNow() })), cancellation);

    /// <summary>Stores that whole streams must be walked.</summary>
    public Task PutWalks(InboxKey inbox, IEnumerable<Commerce.RecordKind> kinds, CancellationToken cancellation) =>
        Put(inbox, kinds.Select(kind => ($"walk|{kind}", new InboxHint { Kind = kind, ArrivedAt = time.GetUtcNow() })), cancellation);

    public async IAsyncEnumerable<StoredHint> List(InboxKey inbox, int limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.Query(Table.Inbox, Partition(inbox), RowRange.All, limit, cancellation))
            yield return new StoredHint(row.Key, row.Version, RowBody.Read<InboxHint>(row));
    }

    /// <summary>Takes hints out, or notes for which targets they were taken; those that have come again meanwhile stay as they are.</summary>
    /// <param name="inbox">Whose inbox.</param>
    /// <param name="taken">Hints with their new content; null where nothing is left to do.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task Settle(InboxKey inbox, IReadOnlyList<(StoredHint Hint, InboxHint? Left)> taken, CancellationToken cancellation)
    {
        foreach (var chunk in taken.Select(Change).Chunk(RowLimits.ChangesPerWrite))
        {
            if ((await rows.Write(Table.Inbox, Partition(inbox), chunk, cancellation)).Applied) continue;
            foreach (var change in chunk) await rows.Write(Table.Inbox, Partition(inbox), [change], cancellation);
        }
    }

    private static RowChange Change((StoredHint Hint, InboxHint? Left) taken) => taken.Left is null
        ? RowChange.Delete(taken.Hint.Key, taken.Hint.Version)
        : RowChange.Replace(taken.Hint.Key, RowBody.Of(taken.Left), taken.Hint.Version);

    private async Task Put(InboxKey inbox, IEnumerable<(string Key, InboxHint Hint)> hints, CancellationToken cancellation)
    {
        var changes = hints.DistinctBy(hint => hint.Key).Select(hint => RowChange.Put(hint.Key, RowBody.Of(hint.Hint)));
        foreach (var chunk in changes.Chunk(RowLimits.ChangesPerWrite)) await rows.Write(Table.Inbox, Partition(inbox), chunk, cancellation);
    }

    private static PartitionKey Partition(InboxKey inbox) => Keys.Inbox(inbox.Tenant, inbox.ConnectionId);

    // The event's key may hold anything, at any length.
    private static string KeyOf(WebhookHint hint) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{hint.Kind}\n{hint.Id}\n{hint.Key}")))[..KeyLength];
}
