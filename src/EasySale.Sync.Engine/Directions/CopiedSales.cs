using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Directions;

/// <summary>
/// Money for a sale that people copied. The mark of the order is copied with it, so the mark alone does not say for which order the money
/// is: where the links of the orders' own route know another sale of that order, it is not told, and a person is asked.
/// </summary>
internal sealed class CopiedSales(StepSession session)
{
    /// <summary>The failure's code.</summary>
    public const string Code = "payment.of_a_copy";

    /// <summary>The plan, payments of copies failed in it. Reads the orders' links where payments are to be told of.</summary>
    public async Task<IReadOnlyList<PlannedRecord>> Sift(IReadOnlyList<PlannedRecord> planned, CancellationToken cancellation)
    {
        var orders = planned.Select(OrderOf).OfType<string>().Distinct().ToList();
        if (orders.Count == 0) return planned;
        var scope = new LinkScope(session.Run.Tenant, session.Run.Target, session.Run.Source, RecordKind.Orders);
        var sales = await session.Stores.Links.Read(scope, orders, cancellation);
        return [.. planned.Select(one => OrderOf(one) is { } order ? Sifted(one, order, sales.Find(order)?.TargetId) : one)];
    }

    // Without a link (of a tenant that began anew, say) the mark is all there is.
    private static PlannedRecord Sifted(PlannedRecord planned, string order, string? sale) =>
        sale is null || sale == ((Payment)planned.Record!).OrderId ? planned : planned.Fail(OfCopy(planned.Key, order, sale));

    private string? OrderOf(PlannedRecord planned) =>
        planned is { Record: Payment { OrderOrigin: { } origin }, Drafts.Count: > 0 } && origin.ConnectionId == session.Run.Target ? origin.Id : null;

    private static SyncException OfCopy(RecordKey payment, string order, string sale) => new(
        FailureCause.FixRecord,
        Code,
        $"{payment} is money for a sale that bears the mark of order {order}, but that order was made into the sale with the id {sale}: it looks like a copy. The order was not marked as paid. Take the mark (the line that names the order) out of the copy's note, or, where it took the place of the first, mark the order as paid by hand and dismiss this.");
}
