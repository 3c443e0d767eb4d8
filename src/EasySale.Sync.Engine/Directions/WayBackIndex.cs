using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Directions;

/// <summary>
/// A route that went one way has links of that way only. Once it goes both ways, the links of the way back are made of them before
/// anything travels: what was written long ago is no news either. Done once, shard by shard; begun again after a crash, it goes on.
/// </summary>
internal sealed class WayBackIndex(StepSession session)
{
    public async Task Build(CancellationToken cancellation)
    {
        var (tenant, routes) = (session.Run.Tenant, session.Stores.TwoWay.Routes);
        foreach (var route in session.Routes.Where(one => one.IsToBeIndexed))
        {
            var now = (await routes.List(tenant, cancellation)).FirstOrDefault(one => one.IsOf(route.Source, route.Target, route.Kind));
            if (now is not { IsToBeIndexed: true }) continue;
            await Build(new LinkScope(tenant, route.Source, route.Target, route.Kind), cancellation);
            await Build(new LinkScope(tenant, route.Target, route.Source, route.Kind), cancellation);
            await routes.MarkIndexed(tenant, route, cancellation);
        }
    }

    private async Task Build(LinkScope scope, CancellationToken cancellation)
    {
        foreach (var shard in await session.Stores.Links.Shards(scope, cancellation))
        {
            var sheet = await session.Stores.Links.ReadShards(scope, [shard], cancellation);
            List<Link> linked = [.. sheet.All.Where(link => link is { Purpose: Purposes.Record, TargetId: not null })];
            while (!await TrySave(new LinkScope(scope.Tenant, scope.Target, scope.Source, scope.Kind), linked, cancellation))
            {
                // Somebody wrote a neighbour meanwhile: read again and set the same.
            }
        }
    }

    private async Task<bool> TrySave(LinkScope back, IReadOnlyList<Link> linked, CancellationToken cancellation)
    {
        var sheet = await session.Stores.Links.Read(back, linked.Select(link => link.TargetId!), cancellation);
        foreach (var link in linked.Where(link => sheet.Find(link.TargetId!)?.TargetId is null))
            sheet.Set((sheet.Find(link.TargetId!) ?? new Link { SourceId = link.TargetId! }) with
            {
                TargetId = link.SourceId,
                Agreed = link.Agreed?.Swapped() ?? Agreement.None,
                ContentHash = null,
                IsCarried = link.IsCarried,
            });
        return await session.Stores.Links.TrySave(sheet, cancellation);
    }
}
