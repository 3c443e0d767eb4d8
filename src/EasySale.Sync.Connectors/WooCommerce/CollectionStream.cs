using EasySale.Sync.Connectors.WooCommerce.Walks;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>Walks a stream's collections leg by leg; each call asks one page.</summary>
internal abstract class CollectionStream(WooCommerceClient client, WooCommerceSettings settings) : SourceStream
{
    /// <summary>The most ids one <c>include</c> may name, so that they come back on one page.</summary>
    protected const int IdsPerCall = 100;

    /// <summary>Stamps in local time move when the shop changes its zone; links differ between lists and single answers.</summary>
    protected static readonly IReadOnlyList<string> Stamps = ["date_created", "date_modified", "date_modified_gmt", "_links"];

    protected abstract IReadOnlyList<Collection> Collections { get; }

    protected WooCommerceClient Client { get; } = client;

    /// <summary>What a list of ids asks of each row.</summary>
    protected virtual RestQuery Listing => RestQuery.None.With("_fields", "id,date_modified_gmt");

    public sealed override Task<ListedPage> List(Cursor? cursor, CancellationToken cancellation) =>
        new IdList(Client, Collections, Listing, Listed).Read(cursor, cancellation);

    /// <summary>A row of such a list.</summary>
    protected virtual ListedRecord Listed(Row row) => new(row.RequiredId, row.Instant("date_modified_gmt"));

    public sealed override async Task<Page> Read(ReadScope scope, Cursor? cursor, CancellationToken cancellation)
    {
        var legs = WalkPlan.Legs(Collections, scope);
        var state = WalkState.Of(cursor);
        var leg = legs[state.Leg];
        if (!state.Begun) state = state with { Begun = true, After = Bound(leg, scope, state) };
        var call = new LegCall(leg, state, settings.PerPage);
        RestList list;
        try
        {
            list = await Client.List(call.Asked.Path, call.Query(scope.Filter), cancellation);
        }
        catch (SyncException failure) when (call.CanGoRound && WooCommerceErrors.IsNoRoute(failure))
        {
            return new Page([], (state with { Missing = [.. state.Missing, leg.Collection.Path] }).ToCursor(), null);
        }

        state = call.Learn(list);
        var step = call.Advance(state, list.Rows, VolatileProperties);
        var items = call.Nested is { } nested
            ? await Children(nested, step.Fresh, leg.Status, cancellation)
            : await Items(leg.Collection, step.Fresh, cancellation);
        var next = step.Next ?? (state.Leg + 1 < legs.Count ? state.NextLeg() : null);
        return new Page(
            [.. items.Where(item => item.Record is null || FilterMatch.Fits(item.Record, scope.Filter))],
            next?.ToCursor(),
            Watermark.After(state, Collections, scope.Watermark, settings.Overlap))
        {
            Expected = cursor is null && legs.Count(each => each.Pass != Pass.SinceStart) == 1 && call.Nested is null ? list.Total : null,
        };
    }

    /// <summary>Rows of a collection as records.</summary>
    protected abstract Task<IReadOnlyList<SourceItem>> Items(Collection collection, IReadOnlyList<Row> rows, CancellationToken cancellation);

    /// <summary>One row that was listed by its parent.</summary>
    protected virtual SourceItem Child(Row parent, Row row, int position) => throw new InvalidOperationException("This stream has no nested rows.");

    /// <summary>Rows of these ids, as many as the list shows.</summary>
    protected async Task<IReadOnlyList<Row>> Included(string path, RestQuery query, IEnumerable<string> ids, CancellationToken cancellation)
    {
        var rows = new List<Row>();
        // An empty include would mean "no filter", a word in it is ignored: both would bring rows nobody asked for.
        foreach (var chunk in ids.Where(IsId).Distinct().Chunk(IdsPerCall))
            rows.AddRange((await Client.List(path, query.With("per_page", IdsPerCall).Including(chunk), cancellation)).Rows);
        return rows;
    }

    protected static IEnumerable<string> Without(IEnumerable<string> ids, IEnumerable<Row> rows)
    {
        var found = rows.Select(row => row.RequiredId).ToHashSet();
        return ids.Where(id => IsId(id) && !found.Contains(id)).Distinct();
    }

    private static bool IsId(string id) => id.Length is > 0 and < 19 && id.All(char.IsAsciiDigit) && id[0] != '0';

    private async Task<IReadOnlyList<SourceItem>> Children(
        NestedCollection nested, IReadOnlyList<Row> parents, string? status, CancellationToken cancellation)
    {
        var query = status is null ? RestQuery.None : RestQuery.None.With("status", status);
        var items = new List<SourceItem>();
        foreach (var parent in parents.Where(nested.HasChildren))
        {
            var rows = await Client.ShortList(nested.PathOf(parent), query, cancellation);
            items.AddRange(rows.Select((row, position) => Child(parent, row, position)));
        }

        return items;
    }

    private DateTimeOffset? Bound(Leg leg, ReadScope scope, WalkState state) => leg.Pass switch
    {
        Pass.SinceStart => state.Start - settings.Overlap,
        Pass.SinceWatermark => Watermark.Parse(scope.Watermark)[leg.Collection.Path],
        _ => null,
    };
}
