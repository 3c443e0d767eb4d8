using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Mapping.Functions;
using EasySale.Sync.Engine.Operations.Answers;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>What mappings can be made of: the functions, and the built-in mapping of every target.</summary>
public sealed class DescribeMappings(ConnectorCatalog connectors)
{
    private readonly Listing<FunctionView> _functions = new([.. FunctionSet.All.Select(function => new FunctionView(function))], null);

    public Listing<FunctionView> Functions(Caller caller)
    {
        caller.Demand(Role.Viewer);
        return _functions;
    }

    /// <param name="caller">Who asks.</param>
    /// <param name="platform">Only this target; null for all.</param>
    /// <param name="entity">Only this kind; null for all.</param>
    public Listing<DefaultMappingView> Defaults(Caller caller, string? platform, string? entity)
    {
        caller.Demand(Role.Viewer);
        var views = from connector in connectors.All
                    where (platform ?? connector.Platform) == connector.Platform
                    from kind in connector.Writes
                    where (entity ?? kind.Name()) == kind.Name()
                    select new DefaultMappingView(connector, kind);
        return new Listing<DefaultMappingView>([.. views], null);
    }
}
