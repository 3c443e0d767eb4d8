using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Settings;

/// <summary>A tenant's connections: settings and the names of secrets, never their values.</summary>
public sealed class ConnectionStore(IRowStore rows)
{
    public async Task<Connection?> Find(TenantId tenant, string id, CancellationToken cancellation)
    {
        var row = await rows.Get(Table.Settings, Keys.Connections(tenant), RowKey.Escape(id), cancellation);
        return row is null ? null : RowBody.Read<Connection>(row);
    }

    /// <summary>These connections, those that exist, in one storage transaction where they lie near each other.</summary>
    public async Task<IReadOnlyList<Connection>> Find(TenantId tenant, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var keys = ids.Select(RowKey.Escape).Order(StringComparer.Ordinal).ToList();
        var rowsBetween = rows.Query(Table.Settings, Keys.Connections(tenant), new RowRange(keys[0], keys[^1]), null, cancellation);
        return [.. (await rowsBetween.Where(row => keys.Contains(row.Key)).ToListAsync(cancellation)).Select(RowBody.Read<Connection>)];
    }

    public async IAsyncEnumerable<Connection> List(TenantId tenant, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.Query(Table.Settings, Keys.Connections(tenant), RowRange.All, null, cancellation))
            yield return RowBody.Read<Connection>(row);
    }

    /// <summary>Adds a connection; false when the tenant has one of that id.</summary>
    public async Task<bool> Add(Connection connection, CancellationToken cancellation) =>
        (await Write(connection.Tenant, RowChange.Insert(RowKey.Escape(connection.Id), RowBody.Of(connection)), cancellation)).Applied;

    public Task Save(Connection connection, CancellationToken cancellation) =>
        Write(connection.Tenant, RowChange.Put(RowKey.Escape(connection.Id), RowBody.Of(connection)), cancellation);

    /// <summary>Changes a connection as it is now, however often somebody else changes it meanwhile. Null when there is none.</summary>
    public async Task<Connection?> Change(TenantId tenant, string id, Func<Connection, Connection> change, CancellationToken cancellation)
    {
        while (await rows.Get(Table.Settings, Keys.Connections(tenant), RowKey.Escape(id), cancellation) is { } row)
        {
            var changed = change(RowBody.Read<Connection>(row));
            if ((await Write(tenant, RowChange.Replace(row.Key, RowBody.Of(changed), row.Version), cancellation)).Applied) return changed;
        }

        return null;
    }

    public Task Delete(TenantId tenant, string id, CancellationToken cancellation) =>
        Write(tenant, RowChange.Delete(RowKey.Escape(id)), cancellation);

    private Task<RowWrite> Write(TenantId tenant, RowChange change, CancellationToken cancellation) =>
        rows.Write(Table.Settings, Keys.Connections(tenant), [change], cancellation);
}
