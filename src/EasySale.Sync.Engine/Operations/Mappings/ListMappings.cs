using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Mappings;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>Shows a tenant's mappings and their versions.</summary>
public sealed class ListMappings(MappingStore mappings, ConnectionStore connections, ConnectorCatalog connectors)
{
    /// <summary>All that are not deleted; a tenant has few.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="source">Only those from this connection; null for all.</param>
    /// <param name="target">Only those to this connection; null for all.</param>
    /// <param name="entity">Only those of this kind; null for all.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<Listing<MappingView>> List(Caller caller, string? source, string? target, string? entity, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var views = mappings.All(caller.Tenant, cancellation).Select(stored => stored.Value)
            .Where(mapping => !mapping.IsDeleted && (source ?? mapping.Source) == mapping.Source && (target ?? mapping.Target) == mapping.Target)
            .Where(mapping => (entity ?? mapping.Kind.Name()) == mapping.Kind.Name()).Select(mapping => new MappingView(mapping));
        return new Listing<MappingView>(await views.ToListAsync(cancellation), null);
    }

    /// <exception cref="ProblemException">There is no such mapping (404).</exception>
    public async Task<MappingDetails> Get(Caller caller, MappingId id, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var stored = await mappings.Find(caller.Tenant, id.Source, id.Target, id.Kind, cancellation);
        if (stored is not { Value.IsDeleted: false }) throw new ProblemException(MappingId.Unknown(id.ToString()));
        var target = await connections.Find(caller.Tenant, id.Target, cancellation);
        return new MappingDetails(stored.Value, connectors.Find(target?.Platform ?? "")?.FieldsOf(id.Kind) ?? TargetFields.None);
    }

    /// <summary>The versions that are kept, newest first, deletions among them.</summary>
    /// <exception cref="ProblemException">There never was such a mapping (404).</exception>
    public async Task<Listing<MappingView>> Versions(Caller caller, MappingId id, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var versions = await mappings.Versions(caller.Tenant, id.Source, id.Target, id.Kind, cancellation);
        return versions.Count > 0 ? new Listing<MappingView>([.. versions.Select(version => new MappingView(version))], null) : throw new ProblemException(MappingId.Unknown(id.ToString()));
    }
}
