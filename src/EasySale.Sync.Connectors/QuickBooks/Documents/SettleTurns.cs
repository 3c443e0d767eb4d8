using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>
/// In which order what was announced is settled. That of its plan is not kept, so the books tell it: a payment goes before an invoice that
/// is to be lowered, and after any other. See <see cref="WriteTurns"/>, which goes by that order.
/// </summary>
internal sealed class SettleTurns(QuickBooksClient client)
{
    /// <summary>The places of the operations, in that order.</summary>
    /// <exception cref="SyncException">The books cannot be asked now.</exception>
    public async Task<IReadOnlyList<int>> Of(IReadOnlyList<Operation> operations, CancellationToken cancellation)
    {
        var paid = operations.Where(each => each is { Entity: Entities.Payment, Action: OperationAction.Update }).Select(each => each.Record).ToHashSet();
        var lowered = new HashSet<RecordKey>();
        foreach (var invoice in operations.Where(each => each is { Entity: Entities.Invoice, Action: OperationAction.Update } && paid.Contains(each.Record)))
            if (await IsLowered(invoice, cancellation)) lowered.Add(invoice.Record);
        return [.. Enumerable.Range(0, operations.Count).OrderBy(place => Turn(operations[place], lowered))];
    }

    private static int Turn(Operation operation, HashSet<RecordKey> lowered) =>
        operation.Entity != Entities.Payment ? 1 : lowered.Contains(operation.Record) ? 0 : 2;

    private async Task<bool> IsLowered(Operation invoice, CancellationToken cancellation)
    {
        try
        {
            return (await client.Get(invoice.Entity, invoice.TargetId!, cancellation)).Number("TotalAmt") > invoice.Expected?.Amount;
        }
        catch (SyncException failure) when (!QuickBooksErrors.IsInDoubt(failure))
        {
            // Writing it tells what is wrong with it.
            return false;
        }
    }
}
