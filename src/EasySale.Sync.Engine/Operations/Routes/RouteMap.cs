using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>
/// What travels where: what the connectors can, and what the tenant turned on and off. Where the tenant said nothing, a kind travels
/// from systems that tell it to systems that do not: between two that both tell it, and from or to those that do it only if asked,
/// nothing travels unless turned on.
/// </summary>
public sealed class RouteMap(ConnectorCatalog connectors, IReadOnlyList<RouteSettings> stored)
{
    /// <summary>The kinds that travel from one connection to another, parents first.</summary>
    public IReadOnlyList<RecordKind> Kinds(Connection source, Connection target) =>
        [.. Possible(source, target).Where(kind => IsActive(source, target, kind))];

    /// <summary>The kinds that could travel, parents first; none between what is real and what is for trying.</summary>
    public IReadOnlyList<RecordKind> Possible(Connection source, Connection target)
    {
        if (source.IsSandbox != target.IsSandbox) return [];
        var read = connectors.Find(source.Platform)?.Reads ?? [];
        var written = connectors.Find(target.Platform)?.Writes ?? [];
        return [.. RecordKinds.ParentsFirst.Where(kind => read.Contains(kind) && written.Contains(kind))];
    }

    public bool IsActive(Connection source, Connection target, RecordKind kind) =>
        Mirrored(source, target, kind) is { IsActive: true } || Settings(source, target, kind).IsActive;

    /// <summary>What was chosen, or what holds without a choice.</summary>
    public RouteSettings Settings(Connection source, Connection target, RecordKind kind) =>
        Stored(source, target, kind) ?? new RouteSettings { Source = source.Id, Target = target.Id, Kind = kind, IsActive = IsUsual(source, target, kind) };

    /// <summary>What was chosen for exactly this direction; null where nothing was.</summary>
    public RouteSettings? Stored(Connection source, Connection target, RecordKind kind) =>
        stored.FirstOrDefault(route => route.IsOf(source.Id, target.Id, kind));

    /// <summary>The two-way route that is stored the other way round and holds for this direction too.</summary>
    public RouteSettings? Mirrored(Connection source, Connection target, RecordKind kind) =>
        stored.FirstOrDefault(route => route.Direction == RouteDirection.TwoWay && route.IsOf(target.Id, source.Id, kind));

    private bool IsUsual(Connection source, Connection target, RecordKind kind) =>
        Tells(source, kind) && !Tells(target, kind) && connectors.Find(target.Platform)?.WritesIfAsked.Contains(kind) == false;

    private bool Tells(Connection connection, RecordKind kind) =>
        connectors.Find(connection.Platform) is { } connector && connector.Reads.Contains(kind) && !connector.ReadsIfAsked.Contains(kind);
}
