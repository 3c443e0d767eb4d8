using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Runs;

/// <summary>Finds the two connections a caller means; names the candidates where it is not clear.</summary>
public sealed class RouteFinder(ConnectionStore connections, ConnectorCatalog connectors, RouteMaps maps, TenantSettingsStore settings)
{
    private const string Source = "source";
    private const string Target = "target";

    /// <exception cref="ProblemException">A connection is unknown, switched off or not the only one (400, with the candidates).</exception>
    public Task<Route> Find(TenantId tenant, string? source, string? target, string? connectorId, CancellationToken cancellation) =>
        Find(tenant, source, target, connectorId, (Source, Target), cancellation);

    /// <inheritdoc cref="Find(TenantId, string?, string?, string?, CancellationToken)"/>
    public async Task<Route> Find(
        TenantId tenant, string? source, string? target, string? connectorId, (string Source, string Target) fields, CancellationToken cancellation)
    {
        var all = await connections.List(tenant, cancellation).ToListAsync(cancellation);
        var world = (await settings.Get(tenant, cancellation)).IsInSandbox;
        var errors = new InputErrors();
        var platforms = connectorId is null ? (null, null) : Platforms(connectorId, errors);
        errors.ThrowIfAny();
        var from = Choose(all, world, fields.Source, source, platforms.Source, errors);
        var to = Choose(all, world, fields.Target, target, platforms.Target, errors);
        if (from is not null && from == to) errors.Add(fields.Target, "Must be another connection than the source.");
        errors.ThrowIfAny();
        return new Route(from!, to!, (await maps.Of(tenant, cancellation)).Kinds(from!, to!));
    }

    /// <summary>Every route from a connection to the enabled others; none when it is gone or switched off.</summary>
    public async Task<IReadOnlyList<Route>> From(TenantId tenant, string connectionId, CancellationToken cancellation)
    {
        var enabled = await connections.List(tenant, cancellation).Where(connection => connection.Enabled).ToListAsync(cancellation);
        if (enabled.FirstOrDefault(connection => connection.Id == connectionId) is not { } source) return [];
        var map = await maps.Of(tenant, cancellation);
        return [.. enabled.Where(target => target != source && target.IsSandbox == source.IsSandbox).Select(target => new Route(source, target, map.Kinds(source, target))).Where(route => route.Kinds.Count > 0)];
    }

    private (Connector? Source, Connector? Target) Platforms(string connectorId, InputErrors errors)
    {
        var names = ConnectorIds.Split(connectorId);
        var pair = names is { } split ? (ByShortName(split.Source), ByShortName(split.Target)) : (null, null);
        if (pair is { Item1: not null, Item2: not null }) return pair;
        var known = string.Join(", ", connectors.All.Select(connector => connector.ShortName));
        errors.Add("connectorId", $"\"{connectorId}\" is unknown. It is two of {known}, joined by \"_to_\".");
        return (null, null);
    }

    private Connector? ByShortName(string name) => connectors.All.FirstOrDefault(connector => connector.ShortName == name);

    private static Connection? Choose(List<Connection> all, bool inSandbox, string field, string? id, Connector? platform, InputErrors errors)
    {
        var candidates = all.Where(connection => connection.Enabled && connection.IsSandbox == inSandbox && (platform is null || connection.Platform == platform.Platform)).ToList();
        if (id is null && candidates.Count == 1) return candidates[0];
        if (id is not null && candidates.FirstOrDefault(connection => connection.Id == id) is { } chosen) return chosen;
        errors.Add(field, Unclear(all, candidates, inSandbox, id, platform));
        return null;
    }

    private static string Unclear(List<Connection> all, List<Connection> candidates, bool inSandbox, string? id, Connector? platform)
    {
        var kind = platform is null ? "" : $"{platform.DisplayName} ";
        var choice = candidates.Count == 0
            ? None(kind, inSandbox)
            : $"Allowed: {string.Join(", ", candidates.Select(connection => connection.Id))}.";
        if (id is null) return candidates.Count == 0 ? choice : $"Several {kind}connections are enabled, name one. {choice}";
        var known = all.FirstOrDefault(connection => connection.Id == id);
        if (known is null) return $"There is no connection \"{id}\". {choice}";
        if (known.IsSandbox != inSandbox)
            return $"\"{id}\" is a {(inSandbox ? "production" : "sandbox")} connection, and sandbox mode is {(inSandbox ? "on" : "off")} (/api/sync/sandbox). {choice}";
        return known.Enabled ? $"\"{id}\" is no {kind}connection. {choice}" : $"The connection \"{id}\" is switched off. {choice}";
    }

    private static string None(string kind, bool inSandbox) => inSandbox
        ? $"Sandbox mode is on (/api/sync/sandbox), and no {kind}connection made for trying is enabled; add one with \"sandbox\": true at POST /api/integrations/connections."
        : $"No {kind}connection is enabled; add one with POST /api/integrations/connections.";
}
