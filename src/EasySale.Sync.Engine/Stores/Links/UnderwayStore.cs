using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Links;

/// <summary>
/// Two-way routes: where creations are announced and not confirmed. What the target has meanwhile is not linked yet, and the way back
/// must not take it for something new.
/// </summary>
public sealed class UnderwayStore(IRowStore rows, TimeProvider time)
{
    private const string At = "At";

    // Longer than any slice takes from saying where its intents will lie to announcing them.
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>Says where a group's creations will lie; before they are announced.</summary>
    public Task Enter(LinkScope scope, IReadOnlyList<string> shards, JournalPosition by, CancellationToken cancellation) =>
        Write(scope, shards.Select(shard => RowChange.Put(Key(shard, by), new Dictionary<string, object> { [At] = time.GetUtcNow() })), cancellation);

    /// <summary>All of the group's creations are confirmed.</summary>
    public Task Leave(LinkScope scope, IReadOnlyList<string> shards, JournalPosition by, CancellationToken cancellation) =>
        Write(scope, shards.Select(shard => RowChange.Delete(Key(shard, by))), cancellation);

    /// <summary>The shards in which creations may be in doubt.</summary>
    public async Task<IReadOnlyList<string>> Shards(LinkScope scope, CancellationToken cancellation)
    {
        var shards = new List<string>();
        await foreach (var row in rows.Query(Table.Links, Keys.Underway(scope), RowRange.All, null, cancellation)) shards.Add(row.Key.Split('|')[0]);
        return [.. shards.Distinct()];
    }

    /// <summary>Forgets what was said long ago; to be called when nothing is in doubt in any of the shards.</summary>
    public async Task Tidy(LinkScope scope, CancellationToken cancellation)
    {
        var cutoff = time.GetUtcNow() - Abandoned;
        var old = await rows.Query(Table.Links, Keys.Underway(scope), RowRange.All, null, cancellation).Where(row => (DateTimeOffset)row.Values[At] < cutoff).ToListAsync(cancellation);
        await Write(scope, old.Select(row => RowChange.Delete(row.Key)), cancellation);
    }

    private async Task Write(LinkScope scope, IEnumerable<RowChange> changes, CancellationToken cancellation)
    {
        foreach (var batch in changes.Chunk(RowLimits.ChangesPerWrite)) await rows.Write(Table.Links, Keys.Underway(scope), batch, cancellation);
    }

    private static string Key(string shard, JournalPosition by) => $"{shard}|{RowKey.Escape(by.ToString())}";
}
