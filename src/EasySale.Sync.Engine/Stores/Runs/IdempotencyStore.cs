using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>Which run a caller's idempotency key started. The first to insert a key decides; it holds for a day.</summary>
public sealed class IdempotencyStore(IRowStore rows)
{
    /// <summary>What a key stands for, or null when it is free.</summary>
    public async Task<IdempotentStart?> Find(TenantId tenant, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        var row = await rows.Get(Table.Runs, Keys.Idempotency(tenant), RowKeyOf(key), cancellation);
        return row is not null && RowBody.Read<IdempotentStart>(row) is var start && Holds(start, now) ? start : null;
    }

    /// <summary>Claims a key. Returns what it stands for: <paramref name="start"/>, or what came before it.</summary>
    public async Task<IdempotentStart> Claim(TenantId tenant, string key, IdempotentStart start, CancellationToken cancellation)
    {
        var partition = Keys.Idempotency(tenant);
        var rowKey = RowKeyOf(key);
        while (true)
        {
            if ((await rows.Write(Table.Runs, partition, [RowChange.Insert(rowKey, RowBody.Of(start))], cancellation)).Applied) return start;
            if (await rows.Get(Table.Runs, partition, rowKey, cancellation) is not { } row) continue;
            var earlier = RowBody.Read<IdempotentStart>(row);
            if (Holds(earlier, start.At)) return earlier;
            if ((await rows.Write(Table.Runs, partition, [RowChange.Replace(rowKey, RowBody.Of(start), row.Version)], cancellation)).Applied) return start;
        }
    }

    /// <summary>Removes keys that hold no longer, a bounded number of them; how many.</summary>
    public async Task<int> RemoveExpired(TenantId tenant, DateTimeOffset now, int most, CancellationToken cancellation)
    {
        var expired = await rows.Query(Table.Runs, Keys.Idempotency(tenant), RowRange.All, null, cancellation)
            .Where(row => !Holds(RowBody.Read<IdempotentStart>(row), now)).Take(most).ToListAsync(cancellation);
        // One by one: a key that is claimed anew meanwhile stays, and keeps none of the others.
        foreach (var row in expired)
            await rows.Write(Table.Runs, Keys.Idempotency(tenant), [RowChange.Delete(row.Key, row.Version)], cancellation);
        return expired.Count;
    }

    /// <summary>Frees a key whose run was not accepted.</summary>
    public Task Release(TenantId tenant, string key, CancellationToken cancellation) =>
        rows.Write(Table.Runs, Keys.Idempotency(tenant), [RowChange.Delete(RowKeyOf(key))], cancellation);

    private static bool Holds(IdempotentStart start, DateTimeOffset now) => now - start.At < RunDefaults.IdempotencyLifetime;

    // Hashed: callers put any text of any length into a key, and people's names with it.
    private static string RowKeyOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
