using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>Tries a connection now, also one that is switched off.</summary>
public sealed class TestConnection(ConnectionStore connections, ConnectionProbe probe)
{
    /// <exception cref="ProblemException">There is no such connection (404).</exception>
    public async Task<ConnectionTest> Test(Caller caller, string id, CancellationToken cancellation)
    {
        caller.Demand(Role.Operator);
        var connection = await connections.Find(caller.Tenant, id, cancellation) ?? throw new ProblemException(GetConnections.Unknown(id));
        var check = await probe.Check(connection, cancellation);
        return new ConnectionTest(connection.Id, check.Checks.All(one => one.Passes), check.At, check.Checks);
    }
}
