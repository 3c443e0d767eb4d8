using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Retention;

/// <summary>Tenants that have something to be swept, with the instant of their next sweep. Only for the system caller.</summary>
public sealed class RetentionStore(IRowStore rows)
{
    private const string At = "At";
    private const string To = "To";
    private const string Id = "Id";

    /// <summary>Enters a tenant; one that is there keeps its instant.</summary>
    public Task Enter(TenantId tenant, DateTimeOffset at, CancellationToken cancellation) =>
        rows.Write(Table.Directory, Keys.RetainedTenants(), [RowChange.Insert(tenant.Value, Instant(At, at))], cancellation);

    public Task Set(TenantId tenant, DateTimeOffset at, CancellationToken cancellation) =>
        rows.Write(Table.Directory, Keys.RetainedTenants(), [RowChange.Put(tenant.Value, Instant(At, at))], cancellation);

    public async IAsyncEnumerable<TenantId> Due(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.Query(Table.Directory, Keys.RetainedTenants(), RowRange.All, null, cancellation))
            if ((DateTimeOffset)row.Values[At] <= now) yield return new TenantId(row.Key);
    }

    /// <summary>Up to which instant a kind of data was swept; null when it never was.</summary>
    public async Task<DateTimeOffset?> SweptTo(TenantId tenant, string what, CancellationToken cancellation) =>
        await rows.Get(Table.State, Keys.Retention(tenant), what, cancellation) is { } row ? (DateTimeOffset)row.Values[To] : null;

    public Task Swept(TenantId tenant, string what, DateTimeOffset to, CancellationToken cancellation) =>
        rows.Write(Table.State, Keys.Retention(tenant), [RowChange.Put(what, Instant(To, to))], cancellation);

    /// <summary>Remembers something that could not be swept in its time.</summary>
    public Task Leave(TenantId tenant, string what, string id, CancellationToken cancellation) =>
        rows.Write(Table.State, Keys.Retention(tenant), [RowChange.Put(LeftBehind(what) + RowKey.Escape(id), new Dictionary<string, object> { [Id] = id })], cancellation);

    /// <summary>What of a kind could not be swept in its time.</summary>
    public async Task<IReadOnlyList<string>> Left(TenantId tenant, string what, CancellationToken cancellation) =>
        await rows.Query(Table.State, Keys.Retention(tenant), RowRange.Prefix(LeftBehind(what)), null, cancellation).Select(row => (string)row.Values[Id]).ToListAsync(cancellation);

    public Task Forget(TenantId tenant, string what, string id, CancellationToken cancellation) =>
        rows.Write(Table.State, Keys.Retention(tenant), [RowChange.Delete(LeftBehind(what) + RowKey.Escape(id))], cancellation);

    private static string LeftBehind(string what) => $"left|{what}|";

    private static Dictionary<string, object> Instant(string name, DateTimeOffset at) => new() { [name] = at };
}
