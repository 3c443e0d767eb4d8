using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Runs.Comparing;

/// <summary>
/// The groups of a comparison: lists the source's ids, compares them with the links shard by shard, then brings what was found, read
/// by id once more, the way of all records. Nothing is touched before the source's list is complete and everything is compared.
/// </summary>
/// <param name="session">The slice.</param>
/// <param name="source">What is compared.</param>
/// <param name="limits">How far it goes.</param>
/// <param name="calls">Vendor calls of this step so far.</param>
internal sealed class Comparison(StepSession session, SourceStream source, CompareLimits limits, Func<long> calls) : GroupSource
{
    private readonly LinkScope _scope = session.Scope(source.Kind);
    private ILookup<string, ListedRecord>? _listed;
    private IReadOnlyList<string>? _shards;
    private (int Part, IReadOnlyList<DriftFinding> Found)? _findings;
    private CompareState? _last;

    private DriftStore Store => session.Stores.Drift;

    public override async Task<RecordGroup> Read(string? cursor, CancellationToken cancellation)
    {
        var state = CompareState.Of(cursor, session.Run.SyncId);
        _last = state;
        if (calls() >= limits.Calls && state.Phase != ComparePhase.Comparing) return new RecordGroup([], null, null) { Drift = state.Counts, Parked = state.Text };
        return state.Phase switch
        {
            ComparePhase.Listing => await List(state, cancellation),
            ComparePhase.Comparing => await Compare(state, cancellation),
            _ => await Bring(state, cancellation),
        };
    }

    public override Task End(RecordGroup last, RunCounts counts, CancellationToken cancellation) => Store.Put(
        _scope.Tenant,
        Report(_last!, last.Parked is null ? DriftState.Completed : DriftState.Parked) with { Handled = counts, Cursor = last.Parked },
        cancellation);

    public override Task Close(RecordGroup last, CancellationToken cancellation) =>
        last.Parked is null ? Store.Forget(_scope, _last!.Listing, cancellation) : Task.CompletedTask;

    private async Task<RecordGroup> List(CompareState state, CancellationToken cancellation)
    {
        var listed = new List<ListedRecord>();
        var cursor = state.Source;
        do
        {
            var page = await source.List(cursor is null ? null : new Cursor(cursor), cancellation);
            listed.AddRange(page.Records);
            cursor = page.Next?.Text;
        }
        while (cursor is not null && listed.Count < CompareLimits.ListedTogether && calls() < limits.Calls);
        await Store.PutListed(_scope, state.Listing, state.Parts, listed, cancellation);
        return Going(state with
        {
            Source = cursor,
            Parts = state.Parts + 1,
            Phase = cursor is null ? ComparePhase.Comparing : ComparePhase.Listing,
        });
    }

    private async Task<RecordGroup> Compare(CompareState state, CancellationToken cancellation)
    {
        _listed ??= await Listed(state, cancellation);
        _shards ??= [.. (await session.Stores.Links.Shards(_scope, cancellation)).Union(_listed.Select(shard => shard.Key)).Order(StringComparer.Ordinal)];
        var shards = _shards.Where(shard => string.CompareOrdinal(shard, state.Shard) > 0).Take(CompareLimits.ShardsTogether).ToList();
        if (shards.Count == 0) return await Compared(state, cancellation);
        var sheet = await session.Stores.Links.ReadShards(_scope, shards, cancellation);
        var comparison = new ShardComparison(SyncIds.Instant(state.Listing));
        comparison.Compare(shards.SelectMany(shard => _listed[shard]).GroupBy(record => record.Id).ToDictionary(same => same.Key, same => same.Last()), sheet.All);
        if (comparison.Found.Count > 0) await Store.PutFindings(_scope, state.Listing, state.Found, comparison.Found, cancellation);
        return Going(state with
        {
            Shard = shards[^1],
            Found = state.Found + (comparison.Found.Count > 0 ? 1 : 0),
            Removals = state.Removals + comparison.Removals,
            Counts = state.Counts + comparison.Counts,
        });
    }

    private async Task<RecordGroup> Compared(CompareState state, CancellationToken cancellation)
    {
        if (!limits.IsTooMuch(state.Removals, state.Counts.Linked)) return state.Found == 0 ? Ended(state) : Going(state with { Phase = ComparePhase.Bringing });
        await Store.Put(_scope.Tenant, Report(state, DriftState.Stopped), cancellation);
        throw new SyncException(
            FailureCause.FixSettings,
            "compare.too_many_gone",
            $"{state.Removals} of {state.Counts.Linked} records written would count as gone from the source, more than the {limits.RemovalPercent} % allowed. " +
            "Nothing was changed. Look whether the source shows all its records; if they are really gone, raise compareRemovalPercent in the settings and compare again.",
            $"{_scope.Kind} of {_scope.Source} to {_scope.Target}");
    }

    private async Task<RecordGroup> Bring(CompareState state, CancellationToken cancellation)
    {
        if (_findings?.Part != state.Part) _findings = (state.Part, await Store.Findings(_scope, state.Listing, state.Part, cancellation));
        var all = _findings.Value.Found;
        var found = all.Skip(state.Done).Take(Math.Min(RunDefaults.GroupSize, session.Run.BatchLimit)).ToList();
        var items = await source.ReadByIds([.. found.Select(finding => finding.Id)], cancellation);
        var gone = found.Select(finding => finding.Id).Except(items.Select(item => item.Id)).Select(SourceItem.Gone);
        var next = state.Done + found.Count < all.Count
            ? state with { Done = state.Done + found.Count }
            : state with { Part = state.Part + 1, Done = 0 };
        var group = next.Part < state.Found ? Going(next) : Ended(next);
        return group with { Items = [.. items.DistinctBy(item => item.Id), .. gone], Findings = found };
    }

    private async Task<ILookup<string, ListedRecord>> Listed(CompareState state, CancellationToken cancellation)
    {
        var listed = new List<ListedRecord>();
        for (var part = 0; part < state.Parts; part++) listed.AddRange(await Store.Listed(_scope, state.Listing, part, cancellation));
        return listed.ToLookup(record => LinkAddress.Of(record.Id).Shard);
    }

    private static RecordGroup Going(CompareState state) => new([], state.Text, null) { Drift = state.Counts };

    private static RecordGroup Ended(CompareState state) => new([], null, null) { Drift = state.Counts };

    private DriftReport Report(CompareState state, DriftState how) => new()
    {
        Source = _scope.Source,
        Target = _scope.Target,
        Kind = _scope.Kind,
        SyncId = session.Run.SyncId,
        At = session.Now,
        State = how,
        Counts = state.Counts,
    };
}
