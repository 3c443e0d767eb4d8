using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Reading;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Directory;

/// <summary>
/// A list of the books, remembered. It is read whole once, 1,000 entries a call; after that only what changed is asked for, once a
/// slice and only when somebody looks something up. What a merge took away no query tells of, so what is found is asked for by id before it is told.
/// </summary>
/// <param name="client">Reads.</param>
/// <param name="memory">Keeps the list.</param>
/// <param name="entity">Customer or Item.</param>
/// <param name="map">Row → entry; null for rows nothing is booked on.</param>
internal sealed class KnownList(QuickBooksClient client, ConnectionMemory memory, string entity, Func<JsonElement, KnownEntry?> map)
{
    private const int PageSize = 1000;
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly IdSearch _ids = new(client, entity, hasInactive: true);
    private readonly HashSet<string> _seen = [];
    private KnownState? _current;

    /// <summary>The active entries that are sought, as they are now.</summary>
    /// <exception cref="Engine.Failures.SyncException">They cannot be read.</exception>
    public async Task<IReadOnlyList<KnownEntry>> Active(Func<KnownEntry, bool> isSought, CancellationToken cancellation)
    {
        _current ??= await Refresh(await Recall(cancellation), cancellation);
        var found = _current.Entries.Values.Where(entry => entry.Active && isSought(entry)).ToList();
        var gone = await Gone([.. found.Select(entry => entry.Id).Where(id => !_seen.Contains(id))], cancellation);
        foreach (var id in gone) _current.Entries.Remove(id);
        if (gone.Count > 0) await Keep(_current, cancellation);
        return [.. found.Where(entry => !gone.Contains(entry.Id))];
    }

    private async Task<IReadOnlyCollection<string>> Gone(IReadOnlyList<string> remembered, CancellationToken cancellation)
    {
        if (remembered.Count == 0) return [];
        var (rows, failures) = await _ids.Find(remembered, cancellation);
        var there = rows.Select(row => row.Id()).Concat(failures.Keys).ToHashSet();
        _seen.UnionWith(there);
        return [.. remembered.Where(id => !there.Contains(id))];
    }

    private async Task<KnownState> Refresh(KnownState state, CancellationToken cancellation)
    {
        DateTimeOffset? started = null;
        for (var position = 1; ; position += PageSize)
        {
            var (rows, time) = await client.Page(entity, Statement(state.ReadUpTo, position), cancellation);
            started ??= time;
            foreach (var row in rows) Take(row, state.Entries);
            if (rows.Count < PageSize) break;
        }

        var after = state with { ReadUpTo = started ?? state.ReadUpTo };
        await Keep(after, cancellation);
        return after;
    }

    private Task Keep(KnownState state, CancellationToken cancellation) => memory.Keep(Document, JsonSerializer.SerializeToUtf8Bytes(state, Json), cancellation);

    private string Document => $"list-{entity.ToLowerInvariant()}";

    private string Statement(DateTimeOffset? since, int position)
    {
        var changed = since is { } time ? $" and MetaData.LastUpdatedTime >= '{(time - Overlap).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)}'" : "";
        return $"select * from {entity} where Active in (true, false){changed} orderby Id startposition {position} maxresults {PageSize}";
    }

    private void Take(JsonElement row, Dictionary<string, KnownEntry> entries)
    {
        if (row.Text("Id") is not { } id) return;
        _seen.Add(id);
        if (map(row) is { } entry) entries[id] = entry;
        else entries.Remove(id);
    }

    private async Task<KnownState> Recall(CancellationToken cancellation)
    {
        try
        {
            if (await memory.Recall(Document, cancellation) is { } bytes && JsonSerializer.Deserialize<KnownState>(bytes.Span, Json) is { Entries: not null } state) return state;
        }
        catch (JsonException)
        {
            // Remembered by another release: read anew.
        }

        return new KnownState(null, []);
    }
}
