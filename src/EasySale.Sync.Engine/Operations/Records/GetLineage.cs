using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Records;

/// <summary>Tells a record's lineage: for each route a read of its links and one of the journal of its last write.</summary>
public sealed class GetLineage(ConnectionStore connections, LinkStore links, JournalStore journal)
{
    /// <summary>A link remembers so many.</summary>
    private static readonly string[] Counts = ["1", "2", "3", "4", "5"];

    /// <param name="caller">Who asks.</param>
    /// <param name="entity">A kind's name.</param>
    /// <param name="id">The record's id in the source.</param>
    /// <param name="input"><c>source</c>, <c>target</c> (connections; by default all), <c>writes</c> (1 to 5, by default the last one).</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="ProblemException">A query value is wrong (400), or nothing is known of such a record (404).</exception>
    public async Task<RecordLineage> Get(Caller caller, string entity, string id, ListInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var (source, target, writes) = (input.Text("source"), input.Text("target"), input.Choice("writes", Counts) ?? Counts[0]);
        if (!RecordKinds.TryParse(entity, out var kind)) throw new ProblemException(KnownProblems.UnknownEntity(entity, FailureFilter.Entities));
        input.ThrowIfWrong();
        var isMasked = !caller.Has(Role.Operator);
        var all = await connections.List(caller.Tenant, cancellation).Select(connection => connection.Id).ToListAsync(cancellation);
        var routes = new List<RouteLineage>();
        foreach (var from in all.Where(one => source is null || one == source))
            foreach (var to in all.Where(one => one != from && (target is null || one == target)))
                if (await Route(new LinkScope(caller.Tenant, from, to, kind), id, int.Parse(writes, null), isMasked, cancellation) is { } route) routes.Add(route);
        return routes.Count > 0 ? new RecordLineage(entity, PersonalData.Id(id, isMasked), routes, isMasked) : throw new ProblemException(KnownProblems.NotFound(
            $"Nothing is known of {entity} \"{id}\"{(source is null ? "" : $" of {source}")}: no run has handled it."));
    }

    private async Task<RouteLineage?> Route(LinkScope scope, string id, int writes, bool isMasked, CancellationToken cancellation)
    {
        var found = (await links.Read(scope, [id], cancellation)).Of(id).OrderBy(link => link.Key, StringComparer.Ordinal).ToList();
        if (found.Count == 0) return null;
        var record = found.Find(link => link.Key == id);
        // Ids of runs sort newest first; within a run later steps and groups are newer.
        var positions = found.SelectMany(link => link.LastWrites).Distinct().Select(JournalPosition.Parse)
            .OrderBy(position => position.SyncId, StringComparer.Ordinal).ThenByDescending(position => (position.Step, position.Group)).ToList();
        var told = new List<WriteView>();
        foreach (var position in positions.Take(writes))
            told.AddRange((await journal.Read(scope.Tenant, position, cancellation))
                .Where(entry => entry.Kind == scope.Kind && entry.SourceId == id).Reverse().Select(entry => WriteView.Of(position, entry, isMasked)));
        return new RouteLineage(
            scope.Source, scope.Target, record?.ModifiedAt,
            record?.Failure is null ? null : FailedRecord.IdOf(scope.Source, scope.Target, new RecordKey(scope.Kind, id)),
            [.. found.Select(link => LinkView.Of(link, isMasked))], told, [.. positions.Skip(writes).Select(position => position.SyncId).Distinct()]);
    }
}
