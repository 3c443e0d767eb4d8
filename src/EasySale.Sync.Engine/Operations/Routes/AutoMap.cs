using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>Reads a source page by page and proposes links for what the target has already, by natural keys. Writes nothing.</summary>
public sealed class AutoMap(
    ConnectionStore connections, RouteMaps maps, ConnectionOpener opener, LinkStore links, MeteredCallStore metered, StartLimit limit)
{
    private const int PerPage = 200;

    /// <exception cref="ProblemException">There is no such route, or its target cannot be searched (400), or these were too many starts (429).</exception>
    public async Task<ProposedLinks> Propose(Caller caller, AutoMapInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Operator);
        var map = await maps.Of(caller.Tenant, cancellation);
        var (from, to) = RouteRules.Ends(map, await connections.List(caller.Tenant, cancellation).ToListAsync(cancellation), input.Route);
        await limit.Enter(caller.Tenant, cancellation);
        var (source, target) = (await opener.Open(from, cancellation), await opener.Open(to, cancellation));
        try
        {
            var stream = await Prepared(source, target, input.Route.Kind, cancellation);
            var keys = Keys(map, from, to, input.Route.Kind, stream);
            return await Propose(caller.Tenant, input, source.System.Source(input.Route.Kind)!, stream, keys, cancellation);
        }
        catch (SyncException fault) when (input.Cursor is not null && Cursor.IsUnreadable(fault))
        {
            throw new ProblemException(KnownProblems.BadInput("cursor", ListInput.ForeignCursor));
        }
        finally
        {
            foreach (var opened in new[] { source, target }) await metered.Add(caller.Tenant, opened.Connection.Id, opened.Meter.MeteredCalls, cancellation);
        }
    }

    private static async Task<TargetStream> Prepared(OpenedConnection source, OpenedConnection target, RecordKind kind, CancellationToken cancellation)
    {
        var stream = target.System.Target(kind)!;
        await stream.Prepare(new SourceDescription(source.Connection.Id, source.Connection.Platform, source.System.Profile), cancellation);
        return stream;
    }

    private static IReadOnlyList<NaturalKey> Keys(RouteMap map, Connection from, Connection to, RecordKind kind, TargetStream stream)
    {
        var settings = map.Mirrored(from, to, kind) ?? map.Settings(from, to, kind);
        List<NaturalKey> keys = [.. settings.Matched().Intersect(stream.FindsBy)];
        return keys.Count > 0 ? keys : throw new ProblemException(KnownProblems.BadInput(
            "entity", $"{kind.Name()} cannot be looked up in {to.Id} by the natural keys of this route. See matchBy at GET /api/sync/routes."));
    }

    private async Task<ProposedLinks> Propose(
        TenantId tenant, AutoMapInput input, SourceStream source, TargetStream target, IReadOnlyList<NaturalKey> keys, CancellationToken cancellation)
    {
        var (records, next) = await Read(source, input.Cursor, cancellation);
        var sheet = await links.Read(new LinkScope(tenant, input.Route.Source, input.Route.Target, input.Route.Kind), records.Select(record => record.Id), cancellation);
        var unlinked = records.Where(record => sheet.Find(record.Id)?.TargetId is null).ToList();
        var found = new Dictionary<RecordKey, IReadOnlyList<Candidate>>();
        foreach (var key in keys)
            foreach (var (record, candidates) in await target.FindCandidates([.. unlinked.Where(one => !found.ContainsKey(one.Key))], key, cancellation))
                if (candidates.Count > 0) found[record] = [.. candidates.DistinctBy(candidate => candidate.Id)];
        // One that several records could be is nobody's for sure.
        var claimed = found.Values.SelectMany(candidates => candidates).CountBy(candidate => candidate.Id).ToDictionary();
        return new ProposedLinks([.. found.Select(pair => Proposed(pair.Key, pair.Value, claimed))], records.Count, records.Count - unlinked.Count, next);
    }

    private static ProposedLink Proposed(RecordKey record, IReadOnlyList<Candidate> candidates, Dictionary<string, int> claimed)
    {
        var only = candidates is [var one] && claimed[one.Id] == 1 ? one : null;
        return new ProposedLink(record.Id, only?.Id, only?.Version, only?.Entity, candidates);
    }

    private static async Task<(List<CommerceRecord> Records, string? Next)> Read(SourceStream source, string? cursor, CancellationToken cancellation)
    {
        var records = new List<CommerceRecord>();
        do
        {
            var page = await source.Read(new ReadScope(SyncMode.Full, null, RecordFilter.None), cursor is null ? null : new Cursor(cursor), cancellation);
            records.AddRange(page.Items.Select(item => item.Record).OfType<CommerceRecord>().Where(record => !record.IsDeleted));
            cursor = page.Next?.Text;
        }
        while (cursor is not null && records.Count < PerPage);
        return ([.. records.DistinctBy(record => record.Id)], cursor);
    }
}
