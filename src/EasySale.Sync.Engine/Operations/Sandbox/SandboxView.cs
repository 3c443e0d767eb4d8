using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Operations.Sandbox;

/// <summary>Whether a tenant tries things, and with what.</summary>
/// <param name="Enabled">What people start through the API uses sandbox connections only.</param>
/// <param name="Starts">The connections it uses: <c>sandbox</c> or <c>production</c>.</param>
/// <param name="Connections">The sandbox connections.</param>
/// <param name="Lacks">Platforms that are connected for real and have no sandbox connection.</param>
/// <param name="GoOn">The connections of either mode that go on by themselves, each with its own mode's targets.</param>
public sealed record SandboxView(
    bool Enabled, string Starts, IReadOnlyList<SandboxConnection> Connections, IReadOnlyList<string> Lacks, IReadOnlyList<WorkingConnection> GoOn)
{
    public static SandboxView Of(bool enabled, IReadOnlyList<Connection> all, IReadOnlyList<WorkingConnection> working)
    {
        var sandbox = all.Where(connection => connection.IsSandbox).ToList();
        var lacks = all.Select(connection => connection.Platform).Except(sandbox.Select(connection => connection.Platform)).Order(StringComparer.Ordinal);
        return new SandboxView(enabled, enabled ? "sandbox" : "production", [.. sandbox.Select(connection => new SandboxConnection(connection.Id, connection.Platform, connection.Name, connection.Enabled))], [.. lacks], working);
    }
}
