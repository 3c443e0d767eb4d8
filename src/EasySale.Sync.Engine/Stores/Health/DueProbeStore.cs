using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Health;

/// <summary>
/// When each connection is checked next: a row of the tenant's says so, an index over all tenants finds it. An entry of the index
/// that says another instant than the row is an old one. Only for the system caller.
/// </summary>
public sealed class DueProbeStore(IRowStore rows)
{
    /// <summary>Changed connections are checked within this time, each at an instant of its own.</summary>
    private static readonly TimeSpan FirstWithin = TimeSpan.FromHours(1);

    private const string Tenant = "Tenant";
    private const string Id = "Id";
    private const string At = "At";

    /// <summary>Enters a connection that was made or changed.</summary>
    public Task Enter(Connection connection, CancellationToken cancellation) => Enter(connection, connection.UpdatedAt, cancellation);

    /// <summary>Enters a connection, to be checked within an hour of an instant.</summary>
    public Task Enter(Connection connection, DateTimeOffset from, CancellationToken cancellation) =>
        Put(new DueProbe(connection.Tenant, connection.Id, from + (FirstWithin * Spread(connection))), cancellation);

    /// <summary>Those of a tenant's connections for which no check is planned.</summary>
    public async Task<IReadOnlyList<Connection>> WithoutPlan(TenantId tenant, IEnumerable<Connection> connections, CancellationToken cancellation)
    {
        var planned = await rows.Query(Table.State, Keys.Probes(tenant), RowRange.All, null, cancellation).Select(row => row.Key).ToHashSetAsync(cancellationToken: cancellation);
        return [.. connections.Where(connection => !planned.Contains(RowKey.Escape(connection.Id)))];
    }

    // The index first: an entry without its row is a wasted look, a row without an entry would never be found.
    public async Task Put(DueProbe probe, CancellationToken cancellation)
    {
        await rows.Write(
            Table.Directory, Keys.DueProbes(),
            [RowChange.Put(KeyOf(probe), new Dictionary<string, object> { [Tenant] = probe.Tenant.Value, [Id] = probe.ConnectionId })], cancellation);
        await rows.Write(
            Table.State, Keys.Probes(probe.Tenant), [RowChange.Put(RowKey.Escape(probe.ConnectionId), new Dictionary<string, object> { [At] = probe.At })], cancellation);
    }

    /// <summary>Entries due by now, oldest first.</summary>
    public async IAsyncEnumerable<DueProbe> List(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var range = new RowRange(null, RowKey.After(RowKey.Ordered(now)));
        await foreach (var row in rows.Query(Table.Directory, Keys.DueProbes(), range, null, cancellation))
            yield return new DueProbe(new TenantId((string)row.Values[Tenant]), (string)row.Values[Id], RowKey.InstantOf(row.Key));
    }

    /// <summary>The entry is the connection's newest.</summary>
    public async Task<bool> Holds(DueProbe entry, CancellationToken cancellation) =>
        await rows.Get(Table.State, Keys.Probes(entry.Tenant), RowKey.Escape(entry.ConnectionId), cancellation) is { } row && (DateTimeOffset)row.Values[At] == entry.At;

    public Task Remove(DueProbe entry, CancellationToken cancellation) =>
        rows.Write(Table.Directory, Keys.DueProbes(), [RowChange.Delete(KeyOf(entry))], cancellation);

    /// <summary>The connection is checked no more; entries of it are old ones from now on.</summary>
    public Task Forget(TenantId tenant, string connectionId, CancellationToken cancellation) =>
        rows.Write(Table.State, Keys.Probes(tenant), [RowChange.Delete(RowKey.Escape(connectionId))], cancellation);

    private static string KeyOf(DueProbe probe) =>
        $"{RowKey.Ordered(probe.At)}|{RowKey.Escape(probe.Tenant.Value)}|{RowKey.Escape(probe.ConnectionId)}";

    /// <summary>0 to 1, the same for the same connection.</summary>
    private static double Spread(Connection connection) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{connection.Tenant.Value}\n{connection.Id}"))[0] / 256.0;
}
