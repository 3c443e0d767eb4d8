using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Answers;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>Shows what can be connected and which fields that takes.</summary>
public sealed class ListConnectors(ConnectorCatalog connectors)
{
    public Listing<ConnectorView> List(Caller caller)
    {
        caller.Demand(Role.Viewer);
        return new Listing<ConnectorView>([.. connectors.All.Select(connector => new ConnectorView(connector))], null);
    }
}
