using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Stores.Mappings;

/// <summary>
/// A tenant's mappings and their versions, in one partition, so that several are changed together or not at all. The newest versions
/// are kept; older ones than <see cref="VersionsKept"/> go when a new one comes.
/// </summary>
public sealed class MappingStore(IRowStore rows)
{
    public const int VersionsKept = 100;

    /// <summary>Mappings one change may save: two rows and one deletion each.</summary>
    public const int MostAtOnce = RowLimits.ChangesPerWrite / 3;

    private const string Current = "current|";

    /// <summary>The current mappings of a route, deleted ones among them. One storage transaction.</summary>
    public IAsyncEnumerable<Stored<SavedMapping>> OfRoute(TenantId tenant, string source, string target, CancellationToken cancellation) =>
        Read(tenant, $"{Current}{RowKey.Escape(source)}|{RowKey.Escape(target)}|", cancellation);

    /// <summary>All current mappings, deleted ones among them.</summary>
    public IAsyncEnumerable<Stored<SavedMapping>> All(TenantId tenant, CancellationToken cancellation) => Read(tenant, Current, cancellation);

    public async Task<Stored<SavedMapping>?> Find(TenantId tenant, string source, string target, RecordKind kind, CancellationToken cancellation) =>
        await rows.Get(Table.Settings, Keys.Mappings(tenant), CurrentKey(source, target, kind), cancellation) is { } row ? Read(row) : null;

    /// <summary>The versions of a mapping that are kept, newest first.</summary>
    public async Task<IReadOnlyList<SavedMapping>> Versions(TenantId tenant, string source, string target, RecordKind kind, CancellationToken cancellation)
    {
        var versions = await rows.Query(Table.Settings, Keys.Mappings(tenant), RowRange.Prefix(VersionPrefix(source, target, kind)), null, cancellation)
            .Select(RowBody.Read<SavedMapping>).ToListAsync(cancellation);
        return [.. versions.OrderByDescending(version => version.Version)];
    }

    /// <summary>Saves new versions together, each in place of the one it was made from (null for a first one).</summary>
    /// <returns>False when one of them was changed meanwhile; then nothing is saved.</returns>
    public async Task<bool> Save(
        TenantId tenant, IReadOnlyList<(SavedMapping Mapping, string? RowVersion)> changes, CancellationToken cancellation) =>
        (await rows.Write(Table.Settings, Keys.Mappings(tenant), [.. changes.SelectMany(change => Rows(change.Mapping, change.RowVersion))], cancellation)).Applied;

    private static IEnumerable<RowChange> Rows(SavedMapping mapping, string? rowVersion)
    {
        var (key, body) = (CurrentKey(mapping.Source, mapping.Target, mapping.Kind), RowBody.Of(mapping));
        yield return rowVersion is null ? RowChange.Insert(key, body) : RowChange.Replace(key, body, rowVersion);
        yield return RowChange.Put(VersionKey(mapping, mapping.Version), body);
        if (mapping.Version > VersionsKept) yield return RowChange.Delete(VersionKey(mapping, mapping.Version - VersionsKept));
    }

    private IAsyncEnumerable<Stored<SavedMapping>> Read(TenantId tenant, string prefix, CancellationToken cancellation) =>
        rows.Query(Table.Settings, Keys.Mappings(tenant), RowRange.Prefix(prefix), null, cancellation).Select(Read);

    private static Stored<SavedMapping> Read(Row row) => new(RowBody.Read<SavedMapping>(row), row.Version);

    private static string CurrentKey(string source, string target, RecordKind kind) =>
        $"{Current}{RowKey.Escape(source)}|{RowKey.Escape(target)}|{kind}";

    private static string VersionPrefix(string source, string target, RecordKind kind) =>
        $"version|{RowKey.Escape(source)}|{RowKey.Escape(target)}|{kind}|";

    private static string VersionKey(SavedMapping mapping, int version) =>
        VersionPrefix(mapping.Source, mapping.Target, mapping.Kind) + RowKey.Ordered(version);
}
