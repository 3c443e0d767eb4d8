using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>Opens connections: finds the connector, fetches the secrets, hands over the one way out.</summary>
public sealed class ConnectionOpener(
    ConnectorCatalog connectors, ISecretStore secrets, IBlobStore blobs, LeaseStore leases, HttpClient client, TimeProvider time,
    ConnectionGates gates, AppFields? apps = null, ILogger<VendorWatch>? logger = null, ConnectionStore? connections = null)
{
    /// <exception cref="SyncException">The connection is switched off or incomplete (<see cref="FailureCause.FixSettings"/>).</exception>
    public Task<OpenedConnection> Open(Connection connection, CancellationToken cancellation) =>
        Open(connection, new VendorMeter(), isProbe: false, cancellation);

    /// <summary>Opens a connection to try it now, switched off or not; an open breaker lets its calls through.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="meter">Counts what trying it takes, whether or not it works.</param>
    /// <param name="cancellation">Stops the calls.</param>
    /// <exception cref="SyncException">The connection is incomplete (<see cref="FailureCause.FixSettings"/>).</exception>
    public Task<OpenedConnection> OpenForProbe(Connection connection, VendorMeter meter, CancellationToken cancellation) =>
        Open(connection with { Enabled = true }, meter, isProbe: true, cancellation);

    private async Task<OpenedConnection> Open(Connection connection, VendorMeter meter, bool isProbe, CancellationToken cancellation)
    {
        if (!connection.Enabled) throw Unusable(connection, "disabled", "is switched off. Enable it in the connection's settings.");
        var connector = connectors.Find(connection.Platform)
            ?? throw Unusable(connection, "unknown_platform", $"is of the platform {connection.Platform}, which this installation does not have.");
        var http = new VendorHttp(client, RetryPolicy.Create(time), meter, await gates.Open(connection, connector, cancellation), isProbe, time)
        {
            Watch = new VendorWatch(connection, connector.TraceHeader, logger ?? NullLogger<VendorWatch>.Instance, time),
        };
        var own = apps ?? AppFields.None;
        var context = new ConnectionContext(
            connection with { Settings = own.Settings(connector, connection.Settings) },
            own.Secrets(connector, await Secrets(connection, cancellation), connection.Settings), http, time,
            new ConnectionMemory(blobs, connection.Tenant, connection.Id, connector.SystemOf(connection.Settings)), new RotatingSecrets(secrets, leases, connection, time));
        return new OpenedConnection(connection, connector, connector.Open(context), meter);
    }

    private async Task<Dictionary<string, Secret>> Secrets(Connection connection, CancellationToken cancellation)
    {
        var values = await Read(connection, cancellation);
        if (connections is null || values.Count == connection.SecretNames.Count) return values;
        // Replaced since the row was read: the row as it is now names those that count.
        return await connections.Find(connection.Tenant, connection.Id, cancellation) is { } now ? await Read(now, cancellation) : values;
    }

    private async Task<Dictionary<string, Secret>> Read(Connection connection, CancellationToken cancellation)
    {
        var values = new Dictionary<string, Secret>();
        foreach (var (field, name) in connection.SecretNames)
            if (await secrets.Get(connection.Tenant, name, cancellation) is { } secret) values[field] = secret;
        return values;
    }

    private static SyncException Unusable(Connection connection, string code, string sentence) => new(
        FailureCause.FixSettings, $"connection.{code}", $"The connection \"{connection.Name}\" {sentence}", $"connection {connection.Id}");
}
