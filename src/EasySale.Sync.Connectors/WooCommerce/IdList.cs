using System.Text.Json;
using EasySale.Sync.Connectors.WooCommerce.Walks;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>Lists ids, a hundred a call, and after them those in the trash, which no other list shows.</summary>
/// <param name="client">Asks.</param>
/// <param name="collections">What is listed.</param>
/// <param name="query">What is asked of each row.</param>
/// <param name="listed">A row as it is listed.</param>
internal sealed class IdList(WooCommerceClient client, IReadOnlyList<Collection> collections, RestQuery query, Func<Row, ListedRecord> listed)
{
    private const int PageSize = 100;

    private readonly IReadOnlyList<Leg> _legs =
    [
        .. collections.Select(collection => new Leg(collection, Pass.Everything, null)),
        .. collections.Where(collection => collection.Statuses != StatusFilter.None).Select(collection => new Leg(collection, Pass.Everything, ProductMap.Trash)),
    ];

    public async Task<ListedPage> Read(Cursor? cursor, CancellationToken cancellation)
    {
        var state = WalkState.Of(cursor) with { Begun = true };
        var leg = _legs[state.Leg];
        var call = new LegCall(leg, state, PageSize, query);
        // The long way round names children by their parents; those in the trash are asked for by id.
        if (call.Nested is not null && leg.Status is not null) return new ListedPage([], Following(state));
        try
        {
            var rows = (await client.List(call.Asked.Path, call.Query(RecordFilter.None), cancellation)).Rows;
            var step = call.Advance(state, rows, []);
            return new ListedPage([.. Records(call, leg, step.Fresh)], step.Next?.ToCursor() ?? Following(state));
        }
        catch (SyncException failure) when (call.CanGoRound && WooCommerceErrors.IsNoRoute(failure))
        {
            return new ListedPage([], (state with { Missing = [.. state.Missing, leg.Collection.Path] }).ToCursor());
        }
    }

    private Cursor? Following(WalkState state) => state.Leg + 1 < _legs.Count ? state.NextLeg().ToCursor() : null;

    private IEnumerable<ListedRecord> Records(LegCall call, Leg leg, IEnumerable<Row> rows) => call.Nested is { } nested
        ? rows.SelectMany(parent => parent.Json.Parts(nested.ChildIds)).Select(IdOf).OfType<string>().Select(id => new ListedRecord(id))
        : rows.Where(row => row.Id is not null).Select(listed).Select(record => leg.Status is null ? record : record with { IsWalked = false });

    // Products name their variations by ids, orders their refunds as objects.
    private static string? IdOf(JsonElement child) => child.ValueKind == JsonValueKind.Number ? child.ToString() : new Row(child).Id?.ToString(null, null);
}
