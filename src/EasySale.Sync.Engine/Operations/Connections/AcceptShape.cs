using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Shapes;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>A person accepts that a connection's records look otherwise than before.</summary>
public sealed class AcceptShape(GetConnections connections, ShapeStore shapes, AuditTrail trail)
{
    /// <exception cref="Problems.ProblemException">There is no such connection (404).</exception>
    public async Task Accept(Caller caller, string id, CancellationToken cancellation)
    {
        caller.Demand(Role.Operator);
        await connections.Get(caller, id, cancellation);
        await trail.Note(caller, AuditActions.ShapeAccepted, id, [], cancellation);
        await shapes.Forget(caller.Tenant, id, cancellation);
    }
}
