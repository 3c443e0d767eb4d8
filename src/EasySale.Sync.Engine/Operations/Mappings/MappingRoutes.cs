using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Mapping;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>Holds mappings against the connections they are for.</summary>
public sealed class MappingRoutes(ConnectionStore connections, ConnectorCatalog connectors)
{
    /// <summary>The mapping's two connections; null when something is wrong with them.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="id">Which mapping.</param>
    /// <param name="errors">What is wrong is added here.</param>
    /// <param name="path">Begins the names of the fields: empty, or <c>mappings[2].</c>.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<MappingRoute?> Find(TenantId tenant, MappingId id, InputErrors errors, string path, CancellationToken cancellation) =>
        Find(await connections.List(tenant, cancellation).ToListAsync(cancellation), id, errors, path);

    /// <summary>The same among these connections.</summary>
    public MappingRoute? Find(IReadOnlyList<Connection> all, MappingId id, InputErrors errors, string path)
    {
        var source = Connection(all, id.Source, errors, path + "source");
        var target = Connection(all, id.Target, errors, path + "target");
        if (source is null || target is null) return null;
        if (source.Id == target.Id) errors.Add(path + "target", "Must be another connection than the source.");
        var (from, to) = (connectors.Find(source.Platform)!, connectors.Find(target.Platform)!);
        var kinds = RecordKinds.ParentsFirst.Where(kind => from.Reads.Contains(kind) && to.Writes.Contains(kind)).ToList();
        if (kinds.Contains(id.Kind)) return new MappingRoute(source, target, to, id.Kind);
        errors.Add(path + "entity", $"{id.Kind.Name()} do not travel from {from.DisplayName} to {to.DisplayName}. Allowed: {string.Join(", ", kinds.Select(RecordKinds.Name))}.");
        return null;
    }

    /// <summary>Compiles rules; what is wrong is added to the errors.</summary>
    public static CompiledMapping? Check(MappingRoute route, IReadOnlyList<MappingRule> rules, InputErrors errors, string path)
    {
        var (mapping, faults) = new MappingCompiler(route.Kind, route.Connector.FieldsOf(route.Kind).Custom).Compile(rules);
        foreach (var fault in faults) errors.Add(path + fault.Field, fault.Message);
        return mapping;
    }

    private Connection? Connection(IReadOnlyList<Connection> all, string id, InputErrors errors, string field)
    {
        var known = all.Where(connection => connectors.Find(connection.Platform) is not null).ToList();
        if (known.FirstOrDefault(connection => connection.Id == id) is { } found) return found;
        errors.Add(field, $"There is no connection \"{id}\". Allowed: {string.Join(", ", known.Select(connection => connection.Id))}.");
        return null;
    }
}
