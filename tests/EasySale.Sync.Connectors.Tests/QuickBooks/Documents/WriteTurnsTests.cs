using EasySale.Sync.Connectors.QuickBooks.Documents;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Documents;

public sealed class WriteTurnsTests
{
    private static readonly Operation Invoice = Of(Entities.Invoice, OperationAction.Update);
    private static readonly Operation Payment = Of(Entities.Payment, OperationAction.Update);

    [Fact]
    public void A_payment_follows_its_document_unless_it_was_planned_before_it()
    {
        Assert.Equal("Invoice, Payment", Order(Invoice, Payment));
        Assert.Equal("Payment, Invoice", Order(Payment, Invoice));
        Assert.Equal("Invoice, Payment", Order(Payment with { Action = OperationAction.Create }, Invoice));
        Assert.Equal("Payment", Order(Payment));
    }

    [Fact]
    public void A_payment_is_voided_before_its_document_however_they_come() =>
        Assert.Equal("Payment, Invoice", Order(Invoice with { Action = OperationAction.Void }, Payment with { Action = OperationAction.Void }));

    [Fact]
    public void Where_a_document_moved_its_payment_waits()
    {
        WriteAnswer?[] answers = [WriteAnswer.Moved("130", "2"), null];
        Assert.Empty(new WriteTurns([Invoice, Payment]).Last(answers));
        Assert.Equal("quickbooks.stale", answers[1]!.Failure!.Code);
    }

    private static string Order(params IReadOnlyList<Operation> operations)
    {
        var turns = new WriteTurns(operations);
        return string.Join(", ", turns.First().Concat(turns.Documents()).Concat(turns.Last(new WriteAnswer?[operations.Count])).Select(place => operations[place].Entity));
    }

    private static Operation Of(string entity, OperationAction action) => new(Sold.Order.Key, entity, action, entity, "{}"u8.ToArray()) { RequestId = entity };
}
