using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>Keeps a sandbox connection and a production one from leading to the same system.</summary>
internal static class SeparateWorlds
{
    /// <exception cref="ProblemException">A connection of the other world leads there already, or a sandbox connection to a real system (400).</exception>
    public static async Task Check(ConnectionStore connections, Connector connector, Connection connection, CancellationToken cancellation) =>
        Check(await connections.List(connection.Tenant, cancellation).ToListAsync(cancellation), connector, connection);

    /// <param name="all">The tenant's connections.</param>
    /// <param name="connector">What the connection is of.</param>
    /// <param name="connection">As it would be saved.</param>
    /// <exception cref="ProblemException">As above.</exception>
    public static void Check(IEnumerable<Connection> all, Connector connector, Connection connection)
    {
        if (connection.IsSandbox) CheckSandbox(connector, connection);
        if (connector.SystemOf(connection.Settings) is not { } system) return;
        var other = all.FirstOrDefault(
            each => each.Platform == connection.Platform && each.IsSandbox != connection.IsSandbox && connector.SystemOf(each.Settings) == system);
        if (other is null) return;
        var world = other.IsSandbox ? "sandbox" : "production";
        throw new ProblemException(KnownProblems.BadInput(
            "sandbox", $"The {world} connection \"{other.Id}\" leads to the same system. Sandbox and production need a system each."));
    }

    private static void CheckSandbox(Connector connector, Connection connection)
    {
        var problems = connector.CheckSandbox(connection.Settings);
        if (problems.Count > 0)
            throw new ProblemException(KnownProblems.BadInput(problems.ToDictionary(problem => $"settings.{problem.Key}", IReadOnlyList<string> (problem) => [problem.Value])));
    }
}
