using EasySale.Sync.Connectors.WooCommerce.Walks;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>One page of a leg: what is asked, and how the walk goes on from the answer.</summary>
internal sealed class LegCall(Leg leg, WalkState state, int pageSize, RestQuery? also = null)
{
    /// <summary>The long way round, when the store's release lacks the collection.</summary>
    public NestedCollection? Nested { get; } = state.Missing.Contains(leg.Collection.Path) ? leg.Collection.Nested : null;

    public bool CanGoRound => Nested is null && leg.Collection.Nested is not null;

    public Collection Asked => Nested?.Parents ?? leg.Collection;

    private int Size => Nested is null ? pageSize : Math.Min(pageSize, NestedCollection.ParentsPerPage);

    private bool ByChange => leg.Pass != Pass.Everything && Asked.Changes == ChangeTracking.Stamped;

    public RestQuery Query(RecordFilter filter)
    {
        var query = Filtered(RestQuery.None.With("per_page", Size), filter);
        return ByChange ? ModifiedWalk.Ask(state, query) : IdWalk.Ask(state, query.WithInstant("modified_after", state.After));
    }

    /// <summary>The state with the store's clock and the newest change of this page.</summary>
    public WalkState Learn(RestList list)
    {
        var learnt = state with { Start = state.Start ?? list.Clock };
        // Past the store's clock there are only rows stamped in the future; what changes meanwhile lies behind, for the next walk.
        if (ByChange && state.After > list.Clock) return learnt;
        // A stamp in the future (an import) must not carry the watermark past what is still to come. Where rows do not say when
        // they changed, a change behind the walk goes unseen until the next one, which must start before this one did.
        var limit = Asked.Changes == ChangeTracking.Stamped ? list.Clock : learnt.Start;
        var newest = list.Rows.Max(row => row.Instant(Asked.Stamp));
        return newest is { } seen && leg.Collection.Changes != ChangeTracking.None
            ? learnt.With(leg.Collection.Path, seen > limit ? limit.Value : seen)
            : learnt;
    }

    public WalkStep Advance(WalkState learnt, IReadOnlyList<Row> rows, IReadOnlyList<string> volatileProperties) => ByChange
        ? ModifiedWalk.Advance(learnt, rows, Size, row => row.Instant(Asked.Stamp), row => row.Fingerprint(Asked.Stamp, volatileProperties))
        : IdWalk.Advance(learnt, rows, Size);

    private RestQuery Filtered(RestQuery query, RecordFilter filter)
    {
        if (Nested is not null) return Nested.Fields is { } fields ? query.With("_fields", fields) : query;
        if (also is not null) query = new RestQuery([.. query.Parameters, .. also.Parameters]);
        if (leg.Status is { } status) query = query.With("status", status);
        return Asked.FiltersCreation ? FilterMatch.Creation(query, filter) : query;
    }
}
