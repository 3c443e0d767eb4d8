using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Health;
using EasySale.Sync.Engine.Stores.Retention;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Webhooks;

/// <summary>
/// Whose is a connection id, and whose a vendor's account, and which connections are to be checked: tenants and ids, nothing else. An entry is a hint; what counts is the
/// connection itself. Only for the system: nobody is known before a delivery is verified.
/// </summary>
public sealed class ConnectionDirectory(IRowStore rows)
{
    private const string Tenant = "Tenant";
    private const string Id = "Id";

    private readonly DueProbeStore _probes = new(rows);
    private readonly RetentionStore _swept = new(rows);

    /// <summary>Enters a connection, before it is stored.</summary>
    public async Task Enter(Connection connection, WebhookReader? reader, CancellationToken cancellation)
    {
        foreach (var (partition, key) in Places(connection, reader))
            await rows.Write(Table.Directory, partition, [RowChange.Put(key, Values(connection))], cancellation);
        await _probes.Enter(connection, cancellation);
        // What checks and consents leave behind is swept of tenants, too, who never start a run.
        await _swept.Enter(connection.Tenant, connection.UpdatedAt, cancellation);
    }

    /// <summary>Takes a connection out, after it was deleted.</summary>
    public async Task Leave(Connection connection, WebhookReader? reader, CancellationToken cancellation)
    {
        foreach (var (partition, key) in Places(connection, reader))
            await rows.Write(Table.Directory, partition, [RowChange.Delete(key)], cancellation);
        await _probes.Forget(connection.Tenant, connection.Id, cancellation);
    }

    /// <summary>Tenants that may have a connection of this id: it is unique in a tenant only.</summary>
    public IAsyncEnumerable<InboxKey> WithId(string connectionId, CancellationToken cancellation) =>
        List(Keys.ConnectionDirectory(connectionId), cancellation);

    /// <summary>Connections that may belong to a vendor's account.</summary>
    public IAsyncEnumerable<InboxKey> OfAccount(string platform, string account, CancellationToken cancellation) =>
        List(Keys.AccountDirectory(platform, account), cancellation);

    private IAsyncEnumerable<InboxKey> List(PartitionKey partition, CancellationToken cancellation) =>
        rows.Query(Table.Directory, partition, RowRange.All, null, cancellation)
            .Select(row => new InboxKey(new TenantId((string)row.Values[Tenant]), (string)row.Values[Id]));

    private static IEnumerable<(PartitionKey Partition, string Key)> Places(Connection connection, WebhookReader? reader)
    {
        var tenant = RowKey.Escape(connection.Tenant.Value);
        yield return (Keys.ConnectionDirectory(connection.Id), tenant);
        if (reader?.AccountSetting is { } setting && connection.Settings.TryGetValue(setting, out var account))
            yield return (Keys.AccountDirectory(connection.Platform, account), $"{tenant}|{RowKey.Escape(connection.Id)}");
    }

    private static Dictionary<string, object> Values(Connection connection) =>
        new() { [Tenant] = connection.Tenant.Value, [Id] = connection.Id };
}
