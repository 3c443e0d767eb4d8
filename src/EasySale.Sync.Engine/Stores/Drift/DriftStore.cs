using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Drift;

/// <summary>Comparisons: the last report of each route and stream, and the lists of one that goes on, as blobs.</summary>
public sealed class DriftStore(IRowStore rows, IBlobStore blobs)
{
    public async Task<DriftReport?> Find(LinkScope scope, CancellationToken cancellation)
    {
        var row = await rows.Get(Table.State, Keys.Drift(scope.Tenant), Keys.Watermark(scope), cancellation);
        return row is null ? null : RowBody.Read<DriftReport>(row);
    }

    public Task Put(TenantId tenant, DriftReport report, CancellationToken cancellation)
    {
        var key = Keys.Watermark(new LinkScope(tenant, report.Source, report.Target, report.Kind));
        return rows.Write(Table.State, Keys.Drift(tenant), [RowChange.Put(key, RowBody.Of(report))], cancellation);
    }

    public async IAsyncEnumerable<DriftReport> List(TenantId tenant, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.Query(Table.State, Keys.Drift(tenant), RowRange.All, null, cancellation))
            yield return RowBody.Read<DriftReport>(row);
    }

    /// <summary>Forgets the comparisons of all routes from and to a connection.</summary>
    public Task Forget(TenantId tenant, string connectionId, CancellationToken cancellation) =>
        RowRemovals.Remove(rows, Table.State, Keys.Drift(tenant), key => Keys.IsOfConnection(key, connectionId), cancellation);

    /// <summary>Keeps a part of the source's list. The same part again replaces it.</summary>
    public Task PutListed(LinkScope scope, string listing, int part, IReadOnlyList<ListedRecord> listed, CancellationToken cancellation) =>
        Put(scope.Tenant, Keys.Listed(scope, listing, part), listed, cancellation);

    public Task<IReadOnlyList<ListedRecord>> Listed(LinkScope scope, string listing, int part, CancellationToken cancellation) =>
        Get<ListedRecord>(scope.Tenant, Keys.Listed(scope, listing, part), cancellation);

    /// <summary>Keeps what a part of the comparison found. The same part again replaces it.</summary>
    public Task PutFindings(LinkScope scope, string listing, int part, IReadOnlyList<DriftFinding> found, CancellationToken cancellation) =>
        Put(scope.Tenant, Keys.Findings(scope, listing, part), found, cancellation);

    public Task<IReadOnlyList<DriftFinding>> Findings(LinkScope scope, string listing, int part, CancellationToken cancellation) =>
        Get<DriftFinding>(scope.Tenant, Keys.Findings(scope, listing, part), cancellation);

    /// <summary>Removes the lists of a comparison that is over.</summary>
    public async Task Forget(LinkScope scope, string listing, CancellationToken cancellation)
    {
        await foreach (var name in blobs.List(scope.Tenant, Keys.Comparison(scope, listing), cancellation))
            await blobs.Delete(scope.Tenant, name, cancellation);
    }

    /// <summary>Removes lists of comparisons begun before; their ids sort behind <paramref name="prefix"/>. How many.</summary>
    public async Task<int> RemoveBefore(TenantId tenant, string prefix, int most, CancellationToken cancellation)
    {
        var limit = Keys.Comparisons + prefix;
        var old = await blobs.List(tenant, Keys.Comparisons, cancellation)
            .Where(name => string.CompareOrdinal(name, limit) > 0).Take(most).ToListAsync(cancellation);
        foreach (var name in old) await blobs.Delete(tenant, name, cancellation);
        return old.Count;
    }

    private Task Put<T>(TenantId tenant, string name, IReadOnlyList<T> content, CancellationToken cancellation) =>
        blobs.Put(tenant, name, Compression.Pack(StoredJson.Write(content)), cancellation);

    private async Task<IReadOnlyList<T>> Get<T>(TenantId tenant, string name, CancellationToken cancellation) =>
        await blobs.Get(tenant, name, cancellation) is { } packed
            ? StoredJson.Read<List<T>>(Compression.Unpack(packed))
            : throw new InvalidOperationException($"A comparison lost its list {name}.");
}
