using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Stores.Audit;

/// <summary>What people changed, newest first, a partition a month. Entries are added and never changed; the same entry added twice is one.</summary>
public sealed class AuditStore(IRowStore rows, TimeProvider time)
{
    private const int MonthsKept = 14;

    public Task Add(TenantId tenant, AuditEntry entry, CancellationToken cancellation) => Write(tenant, SyncIds.Month(entry.At), [Row(entry)], cancellation);

    /// <summary>Adds several together; those that are there already stay as they are.</summary>
    public async Task Add(TenantId tenant, IReadOnlyCollection<AuditEntry> entries, CancellationToken cancellation)
    {
        foreach (var month in entries.GroupBy(entry => SyncIds.Month(entry.At)))
            foreach (var batch in RowBatches.Of(month.Select(Row)))
            {
                if ((await Write(tenant, month.Key, batch, cancellation)).Applied) continue;
                foreach (var row in batch) await Write(tenant, month.Key, [row], cancellation);
            }
    }

    /// <summary>Entries newest first with their keys, beginning behind <paramref name="after"/>.</summary>
    public async IAsyncEnumerable<(string Key, AuditEntry Entry)> List(
        TenantId tenant, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var month = time.GetUtcNow();
        var oldest = month.AddMonths(-MonthsKept);
        var range = after is null ? RowRange.All : RowRange.Behind(after);
        for (; month > oldest; month = month.AddMonths(-1))
            await foreach (var row in rows.Query(Table.State, Keys.Audit(tenant, SyncIds.Month(month)), range, null, cancellation))
                yield return (row.Key, RowBody.Read<AuditEntry>(row));
    }

    /// <summary>A text that may be an entry's key.</summary>
    public static bool IsKey(string text) => text.Split('|') is [{ Length: 16 } newest, { Length: > 0 }, _] && newest.All(char.IsAsciiHexDigitLower);

    private Task<RowWrite> Write(TenantId tenant, string month, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
        rows.Write(Table.State, Keys.Audit(tenant, month), changes, cancellation);

    private static RowChange Row(AuditEntry entry) => RowChange.Insert(KeyOf(entry), RowBody.Of(entry));

    private static string KeyOf(AuditEntry entry) =>
        $"{SyncIds.Prefix(entry.At)}|{RowKey.Escape(entry.Action)}|{RowKey.Escape(entry.Subject)}";
}
