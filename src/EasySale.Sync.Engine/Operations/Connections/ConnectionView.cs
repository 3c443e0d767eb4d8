using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>A connection as it is shown: settings, and which secrets are set, never their values.</summary>
public sealed class ConnectionView(Connection connection)
{
    /// <summary>What stands for a secret's value. Sent back in a change it means: keep it.</summary>
    public const string SecretIsSet = "set";

    public string Id { get; } = connection.Id;

    public string Platform { get; } = connection.Platform;

    public string Name { get; } = connection.Name;

    public bool Enabled { get; } = connection.Enabled;

    /// <summary>Field → value; defaults are left out.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; } = connection.Settings;

    /// <summary>Field → <c>set</c>.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; } = connection.SecretNames.ToDictionary(secret => secret.Key, _ => SecretIsSet);

    public DateTimeOffset CreatedAt { get; } = connection.CreatedAt;

    public DateTimeOffset UpdatedAt { get; } = connection.UpdatedAt;
}
