using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Sandbox;

/// <summary>Whether a tenant tries things, and with what.</summary>
/// <param name="Enabled">Runs started through the API use sandbox connections only.</param>
/// <param name="Connections">The sandbox connections.</param>
/// <param name="Lacks">Platforms that are connected for real and have no sandbox connection.</param>
public sealed record SandboxView(bool Enabled, IReadOnlyList<SandboxConnection> Connections, IReadOnlyList<string> Lacks)
{
    public static SandboxView Of(bool enabled, IReadOnlyList<Connection> all)
    {
        var sandbox = all.Where(connection => connection.IsSandbox).ToList();
        var lacks = all.Select(connection => connection.Platform).Except(sandbox.Select(connection => connection.Platform)).Order(StringComparer.Ordinal);
        return new SandboxView(enabled, [.. sandbox.Select(connection => new SandboxConnection(connection.Id, connection.Platform, connection.Name, connection.Enabled))], [.. lacks]);
    }
}
