using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>The outcomes of a group of records, one compressed blob of JSON lines.</summary>
public sealed class JournalStore(IBlobStore blobs)
{
    public Task Put(TenantId tenant, JournalPosition position, IEnumerable<JournalEntry> entries, CancellationToken cancellation)
    {
        using var lines = new MemoryStream();
        foreach (var entry in entries)
        {
            JsonSerializer.Serialize(lines, entry, StoredJson.Options);
            lines.WriteByte((byte)'\n');
        }

        return blobs.Put(tenant, Name(position), Compression.Pack(lines.GetBuffer().AsSpan(0, (int)lines.Length)), cancellation);
    }

    public async Task<IReadOnlyList<JournalEntry>> Read(TenantId tenant, JournalPosition position, CancellationToken cancellation)
    {
        var packed = await blobs.Get(tenant, Name(position), cancellation);
        if (packed is null) return [];
        var lines = Compression.Unpack(packed.Value);
        return [.. Lines(lines).Select(line => StoredJson.Read<JournalEntry>(line.Span))];
    }

    /// <summary>Where a run has told anything, step by step, group by group.</summary>
    public async IAsyncEnumerable<JournalPosition> Positions(TenantId tenant, string syncId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var folder = Keys.Journals(syncId);
        await foreach (var name in blobs.List(tenant, folder, cancellation))
            if (name[folder.Length..].Split('/', '.') is [var step, var group, ..])
                yield return new JournalPosition(syncId, int.Parse(step, CultureInfo.InvariantCulture), long.Parse(group, CultureInfo.InvariantCulture));
    }

    /// <summary>Removes a run's journals; how many.</summary>
    public async Task<int> Remove(TenantId tenant, string syncId, CancellationToken cancellation)
    {
        var names = await blobs.List(tenant, Keys.Journals(syncId), cancellation).ToListAsync(cancellation);
        foreach (var name in names) await blobs.Delete(tenant, name, cancellation);
        return names.Count;
    }

    private static string Name(JournalPosition position) => Keys.Journal(position.SyncId, position.Step, position.Group);

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> text)
    {
        while (!text.IsEmpty)
        {
            var end = text.Span.IndexOf((byte)'\n');
            yield return text[..end];
            text = text[(end + 1)..];
        }
    }
}
