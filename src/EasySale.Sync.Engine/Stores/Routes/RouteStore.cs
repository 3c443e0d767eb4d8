using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Routes;

/// <summary>What a tenant chose for its routes: a row for each route and kind, none where nothing was chosen.</summary>
public sealed class RouteStore(IRowStore rows)
{
    /// <summary>All of them; a tenant has few.</summary>
    public async Task<IReadOnlyList<RouteSettings>> List(TenantId tenant, CancellationToken cancellation)
    {
        var routes = new List<RouteSettings>();
        await foreach (var row in rows.Query(Table.Settings, Keys.Routes(tenant), RowRange.All, null, cancellation)) routes.Add(RowBody.Read<RouteSettings>(row));
        return routes;
    }

    /// <summary>Saves a route; a two-way route takes the place of its way back.</summary>
    public Task Save(TenantId tenant, RouteSettings route, CancellationToken cancellation)
    {
        var save = RowChange.Put(Key(tenant, route.Source, route.Target, route.Kind), RowBody.Of(route));
        var replace = RowChange.Delete(Key(tenant, route.Target, route.Source, route.Kind));
        return Write(tenant, route.Direction == RouteDirection.TwoWay ? [save, replace] : [save], cancellation);
    }

    /// <summary>Notes that the links of both directions are complete; not where somebody chose otherwise for the route meanwhile.</summary>
    public async Task MarkIndexed(TenantId tenant, RouteSettings route, CancellationToken cancellation)
    {
        var key = Key(tenant, route.Source, route.Target, route.Kind);
        while (await rows.Get(Table.Settings, Keys.Routes(tenant), key, cancellation) is { } row && RowBody.Read<RouteSettings>(row) is { IsToBeIndexed: true } now)
            if ((await Write(tenant, [RowChange.Replace(key, RowBody.Of(now with { IsIndexed = true }), row.Version)], cancellation)).Applied) return;
    }

    public Task Delete(TenantId tenant, RouteSettings route, CancellationToken cancellation) =>
        Write(tenant, [RowChange.Delete(Key(tenant, route.Source, route.Target, route.Kind))], cancellation);

    private Task<RowWrite> Write(TenantId tenant, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
        rows.Write(Table.Settings, Keys.Routes(tenant), changes, cancellation);

    private static string Key(TenantId tenant, string source, string target, RecordKind kind) =>
        Keys.Watermark(new LinkScope(tenant, source, target, kind));
}
