using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>What the target would plan for one record: nothing is written anywhere.</summary>
public sealed class PreviewPlan(ConnectionOpener opener, LinkStore links)
{
    private static readonly Dictionary<RecordKey, string> Nothing = [];

    /// <param name="source">The opened source, whose record it is and whose links count; null for a sample.</param>
    /// <param name="route">The route.</param>
    /// <param name="record">The mapped record.</param>
    /// <param name="cancellation">Stops the calls.</param>
    /// <returns>The plan, or why there is none.</returns>
    public async Task<(RecordPlan? Plan, SyncException? Failure)> Of(
        OpenedConnection? source, MappingRoute route, CommerceRecord record, CancellationToken cancellation)
    {
        try
        {
            var target = await opener.Open(route.Target, cancellation);
            if (target.System.Target(record.Kind) is not { } stream) return (RecordPlan.Skip("The target takes none of these."), null);
            var described = new SourceDescription(route.Source.Id, route.Source.Platform, source is null ? Unknown : source.System.Profile) { IsForPlan = true };
            await stream.Prepare(described, cancellation);
            var sheets = source is not null ? await Links(route, stream, record, cancellation) : new LinkSheets([]);
            var wanting = new WantedLinks(record.Key, sheets, Nothing);
            return (stream.Plan(record, new PlanContext(route.Source.Id, wanting.Find, wanting.Without)), null);
        }
        catch (SyncException failure)
        {
            return (null, failure);
        }
    }

    private static Task<SystemProfile> Unknown(CancellationToken cancellation) => Task.FromResult(SystemProfile.Unknown);

    private async Task<LinkSheets> Links(MappingRoute route, TargetStream stream, CommerceRecord record, CancellationToken cancellation)
    {
        var sheets = new List<LinkSheet>();
        foreach (var (kind, ids) in GroupReferences.Of(stream, [SourceItem.Of(record)]))
            sheets.Add(await links.Read(new LinkScope(route.Source.Tenant, route.Source.Id, route.Target.Id, kind), ids, cancellation));
        return new LinkSheets(sheets);
    }
}
