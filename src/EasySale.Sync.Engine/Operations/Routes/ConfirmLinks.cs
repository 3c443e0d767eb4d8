using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>Stores the links people confirmed, of records that are there. What is linked already stays as it is; nothing is sent to any system.</summary>
public sealed class ConfirmLinks(ConnectionStore connections, RouteMaps maps, LinkStore links, LinkEnds ends, AuditStore audit, TimeProvider time)
{
    /// <exception cref="ProblemException">There is no such route (400).</exception>
    public async Task<ConfirmedLinks> Confirm(Caller caller, ConfirmLinksInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Operator);
        var map = await maps.Of(caller.Tenant, cancellation);
        var (source, target) = RouteRules.Ends(map, await connections.List(caller.Tenant, cancellation).ToListAsync(cancellation), input.Route);
        var (there, back) = (new LinkScope(caller.Tenant, source.Id, target.Id, input.Route.Kind), new LinkScope(caller.Tenant, target.Id, source.Id, input.Route.Kind));
        var known = await links.Read(there, input.Links.Select(link => link.SourceId), cancellation);
        var open = input.Links.Where(link => known.Find(link.SourceId) is null or { TargetId: null, Intent: null }).ToList();
        var settings = map.Mirrored(source, target, input.Route.Kind) ?? map.Settings(source, target, input.Route.Kind);
        var agreed = settings.Direction == RouteDirection.TwoWay ? Agreement.None : null;
        var taken = await Taken(there, agreed is not null, open, cancellation);
        open.RemoveAll(taken.Contains);
        var lost = await Lost(source, target, input.Route.Kind, open, cancellation);
        open.RemoveAll(lost.Contains);
        await audit.Add(caller.Tenant, Entry(caller, input, open.Count), cancellation);

        // The way back first, as everywhere: what is linked there is never taken for new.
        if (agreed is not null) await Save(back, [.. open.Select(link => new ConfirmedLink(link.TargetId, link.SourceId, null, null))], agreed, cancellation);
        await Save(there, open, agreed, cancellation);
        return new ConfirmedLinks(open.Count, [.. input.Links.Except(open).Except(taken).Except(lost).Select(link => link.SourceId)], [.. taken.Select(link => link.TargetId)], [.. lost.Select(link => link.SourceId)]);
    }

    // A link to nothing would look like a deletion there.
    private async Task<IReadOnlyList<ConfirmedLink>> Lost(Connection source, Connection target, RecordKind kind, IReadOnlyList<ConfirmedLink> open, CancellationToken cancellation)
    {
        var here = await ends.There(source, kind, [.. open.Select(link => link.SourceId)], cancellation);
        var there = await ends.There(target, kind, [.. open.Select(link => link.TargetId)], cancellation);
        return [.. open.Where(link => !here.Contains(link.SourceId) || !there.Contains(link.TargetId))];
    }

    /// <summary>Those whose target's record belongs to another record of the source.</summary>
    private async Task<IReadOnlyList<ConfirmedLink>> Taken(LinkScope there, bool isTwoWay, IReadOnlyList<ConfirmedLink> open, CancellationToken cancellation)
    {
        var owners = await new LinkOwners(links).Of(there, isTwoWay, [.. open.Select(link => link.TargetId)], cancellation);
        return [.. open.Where(link => owners.TryGetValue(link.TargetId, out var owner) && owner != link.SourceId)];
    }

    private async Task Save(LinkScope scope, IReadOnlyList<ConfirmedLink> confirmed, Agreement? agreed, CancellationToken cancellation)
    {
        LinkSheet sheet;
        do
        {
            sheet = await links.Read(scope, confirmed.Select(link => link.SourceId), cancellation);
            foreach (var link in confirmed)
                if (sheet.Find(link.SourceId) is null or { TargetId: null, Intent: null })
                    sheet.Set((sheet.Find(link.SourceId) ?? new Link { SourceId = link.SourceId }) with { TargetId = link.TargetId, TargetVersion = link.TargetVersion, Entity = link.TargetEntity, Agreed = agreed, ContentHash = null });
        }
        while (!await links.TrySave(sheet, cancellation));
    }

    private AuditEntry Entry(Caller caller, ConfirmLinksInput input, int count) => new()
    {
        At = time.GetUtcNow(),
        By = caller.UserId,
        Action = AuditActions.LinksConfirmed,
        Subject = $"{input.Route.Source}/{input.Route.Target}/{input.Route.Kind}",
        About = AuditText.About(input.Route.Kind, input.Route.Source, input.Route.Target),
        Changes = [new AuditChange("links", null, $"{count}")],
    };
}
