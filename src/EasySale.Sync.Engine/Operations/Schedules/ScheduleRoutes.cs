using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Schedules;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Schedules;

/// <summary>Which routes a schedule means.</summary>
public sealed class ScheduleRoutes(ConnectionStore connections, ConnectorCatalog connectors, RouteMaps maps)
{
    /// <summary>The routes as the connections are now; none when the source is gone or switched off.</summary>
    public async Task<IReadOnlyList<Route>> Of(Schedule schedule, CancellationToken cancellation)
    {
        var all = await connections.List(schedule.Tenant, cancellation).Where(connection => connection.Enabled).ToListAsync(cancellation);
        if (all.FirstOrDefault(connection => connection.Id == schedule.ConnectionId) is not { } source) return [];
        var map = await maps.Of(schedule.Tenant, cancellation);
        return [.. all.Where(target => target != source && target.IsSandbox == source.IsSandbox && Fits(schedule, target)).Select(target => new Route(source, target, [.. map.Kinds(source, target).Where(kind => Asks(schedule, kind))])).Where(route => route.Kinds.Count > 0)];
    }

    /// <summary>Checks what a caller said against the connections there are. Returns the source's platform.</summary>
    /// <exception cref="ProblemException">It does not fit (400, every field named).</exception>
    public async Task<string> Check(Schedule schedule, ScheduleInput input, CancellationToken cancellation) =>
        Check(schedule, input, await connections.List(schedule.Tenant, cancellation).ToListAsync(cancellation));

    /// <summary>The same against these connections.</summary>
    /// <exception cref="ProblemException">It does not fit (400, every field named).</exception>
    public string Check(Schedule schedule, ScheduleInput input, IReadOnlyList<Connection> all)
    {
        var errors = new InputErrors();
        var source = all.FirstOrDefault(connection => connection.Id == schedule.ConnectionId);
        if (source is null) errors.Add("credentialId", $"There is no connection \"{schedule.ConnectionId}\". Allowed: {string.Join(", ", all.Select(each => each.Id))}.");
        if (source is not null && input.Platform is { } platform && platform != source.Platform)
            errors.Add("platform", $"\"{source.Id}\" is of the platform {source.Platform}. Send that, or leave it out.");
        if (schedule.ConnectorId is { } id && Target(id) is null) errors.Add("connectorId", $"\"{id}\" is unknown. {Known}");
        else if (source is not null && schedule.ConnectorId is { } pair && !IsFrom(source, pair)) errors.Add("connectorId", $"\"{pair}\" does not begin at \"{source.Id}\". {Known}");
        errors.ThrowIfAny();
        if (!Readable(schedule, source!)) errors.Add("entityType", $"{connectors.Find(source!.Platform)?.DisplayName ?? source.Platform} cannot be read for {schedule.Entity}.");
        errors.ThrowIfAny();
        return source!.Platform;
    }

    private string Known => $"It is two of {string.Join(", ", connectors.All.Select(connector => connector.ShortName))}, joined by \"_to_\".";

    private bool Readable(Schedule schedule, Connection source) =>
        (connectors.Find(source.Platform)?.Reads ?? []).Any(kind => Asks(schedule, kind));

    private bool Fits(Schedule schedule, Connection target) =>
        schedule.ConnectorId is not { } id || Target(id)?.Platform == target.Platform;

    private Connector? Target(string connectorId) => ConnectorIds.Split(connectorId) is { } names ? ByShortName(names.Target) : null;

    private bool IsFrom(Connection source, string connectorId) =>
        ConnectorIds.Split(connectorId) is { } names && ByShortName(names.Source)?.Platform == source.Platform;

    private Connector? ByShortName(string name) => connectors.All.FirstOrDefault(connector => connector.ShortName == name);

    private static bool Asks(Schedule schedule, RecordKind kind) => schedule.Entity == EntityNames.All || schedule.Entity == kind.Name();
}
