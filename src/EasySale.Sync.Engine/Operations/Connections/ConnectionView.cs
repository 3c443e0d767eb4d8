using System.Text.Json;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Connecting.Consent;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>A connection as it is shown: settings, and which secrets are set, never their values.</summary>
public sealed class ConnectionView(Connection connection, Connector? connector)
{
    /// <summary>What stands for a secret's value. Sent back in a change it means: keep it.</summary>
    public const string SecretIsSet = "set";

    public string Id { get; } = connection.Id;

    public string Platform { get; } = connection.Platform;

    public string Name { get; } = connection.Name;

    public bool Enabled { get; } = connection.Enabled;

    /// <summary>It leads to a system made for trying things.</summary>
    public bool Sandbox { get; } = connection.IsSandbox;

    /// <summary>Field → value, a text or JSON; defaults are left out.</summary>
    public IReadOnlyDictionary<string, object> Settings { get; } =
        connection.Settings.ToDictionary(setting => setting.Key, setting => Shown(connector, setting.Key, setting.Value));

    /// <summary>Field → <c>set</c>.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; } = connection.SecretNames.ToDictionary(secret => secret.Key, _ => SecretIsSet);

    /// <summary>When the account's owner let us in, until when, and from when a person is reminded; null where keys were entered.</summary>
    public ConsentDates? Consent { get; } = connection.Consent;

    public DateTimeOffset CreatedAt { get; } = connection.CreatedAt;

    public DateTimeOffset UpdatedAt { get; } = connection.UpdatedAt;

    private static object Shown(Connector? connector, string name, string value) =>
        connector?.Settings.Any(field => field.Name == name && field.IsJson) == true ? JsonElement.Parse(value) : value;
}
