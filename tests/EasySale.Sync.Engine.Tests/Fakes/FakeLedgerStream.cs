using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Tests.Fakes;

public sealed class FakeLedgerStream(FakeLedger ledger, RecordKind kind, Lifeline life) : TargetStream
{
    // Braces of placeholders as they are: they are filled in the exact text.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public override RecordKind Kind => kind;

    public override int BatchSize => 2;

    public override IReadOnlyList<RecordKind> Needs => kind == RecordKind.Orders && ledger.DemandsCustomers ? [RecordKind.Customers] : [];

    public override IEnumerable<RecordKey> References(CommerceRecord record) =>
        Needs.Count > 0 && record is Order { CustomerId: { } customer } ? [new RecordKey(RecordKind.Customers, customer)] : [];

    public override RecordPlan Plan(CommerceRecord record, PlanContext context)
    {
        if (ledger.Skips(record) is { } reason) return RecordPlan.Skip(reason);
        var made = context.Made(record.Key);
        var body = JsonSerializer.SerializeToUtf8Bytes(Body(record, context), Json);
        return RecordPlan.Of(new Draft(made is null ? OperationAction.Create : OperationAction.Update, body)
        {
            Entity = kind.Name(),
            TargetId = made?.Id,
            ExpectedVersion = made?.Version,
        });
    }

    public override async Task<IReadOnlyList<WriteAnswer>> Write(IReadOnlyList<Operation> operations, CancellationToken cancellation) =>
        await life.Effect(() => Task.FromResult(ledger.Take(operations)));

    private LedgerBody Body(CommerceRecord record, PlanContext context) => record switch
    {
        Order order => new LedgerBody(order.Status, order.GrandTotal, order.Currency, References(order).Select(customer => context.Reference(customer)).FirstOrDefault()),
        Customer customer => new LedgerBody(customer.FirstName ?? ""),
        _ => throw new InvalidOperationException($"The ledger takes no {record.Kind}."),
    };
}
