using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>What a connector is handed to open a connection.</summary>
/// <param name="connection">The connection.</param>
/// <param name="secrets">Field name → secret.</param>
/// <param name="http">The one way out.</param>
/// <param name="time">The clock.</param>
/// <param name="memory">What the connection remembers between slices.</param>
/// <param name="rotating">Its secrets that renew themselves.</param>
public sealed class ConnectionContext(
    Connection connection, IReadOnlyDictionary<string, Secret> secrets, VendorHttp http, TimeProvider time,
    ConnectionMemory memory, RotatingSecrets rotating)
{
    public Connection Connection { get; } = connection;

    public VendorHttp Http { get; } = http;

    public TimeProvider Time { get; } = time;

    public ConnectionMemory Memory { get; } = memory;

    public RotatingSecrets Rotating { get; } = rotating;

    /// <summary>A setting's value, its default when not given, or null.</summary>
    public string? Setting(SettingField field) =>
        Connection.Settings.TryGetValue(field.Name, out var value) && value.Length > 0 ? value : field.Default;

    /// <summary>A setting that must be there.</summary>
    /// <exception cref="SyncException">It is not (<see cref="FailureCause.FixSettings"/>).</exception>
    public string Required(SettingField field) => Setting(field) ?? throw Missing(field);

    /// <summary>A secret, or null when the connection has none of that name.</summary>
    public Secret? OptionalSecret(SettingField field) => secrets.GetValueOrDefault(field.Name);

    /// <summary>A secret that must be there.</summary>
    /// <exception cref="SyncException">It is not (<see cref="FailureCause.FixSettings"/>).</exception>
    public Secret Secret(SettingField field) => OptionalSecret(field) ?? throw Missing(field);

    private SyncException Missing(SettingField field) => new(
        FailureCause.FixSettings,
        "connection.setting_missing",
        $"The connection \"{Connection.Name}\" lacks {field.Name}. {field.Description} Add it in the connection's settings.",
        $"connection {Connection.Id}");
}
