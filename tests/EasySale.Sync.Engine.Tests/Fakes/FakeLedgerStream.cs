using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Tests.Fakes;

public sealed class FakeLedgerStream(FakeLedger ledger, RecordKind kind, Lifeline life) : TargetStream
{
    public const string Payment = "payment";

    // Braces of placeholders as they are: they are filled in the exact text.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public override RecordKind Kind => kind;

    public override int BatchSize => 2;

    public override string MappingVersion => ledger.MappingVersion;

    public override IReadOnlyList<RecordKind> Needs => kind == RecordKind.Orders && ledger.DemandsCustomers ? [RecordKind.Customers] : [];

    public override IEnumerable<RecordKey> References(CommerceRecord record)
    {
        if (record is not Order order) return [];
        RecordKey?[] named = [CustomerOf(order), ledger.Follows(order.Id) is { } earlier ? new RecordKey(RecordKind.Orders, earlier) : null];
        return named.OfType<RecordKey>();
    }

    public override IEnumerable<CommerceRecord> Carries(CommerceRecord record) =>
        Needs.Count > 0 && record is Order { CustomerId: null, Billing.Email: { } email } ? [new Customer { Id = $"guest:{email}", FirstName = email }] : [];

    public override bool CanDoWithout(RecordKey reference) => ledger.CanDoWithout(reference);

    public override IReadOnlyList<NaturalKey> FindsBy => kind == RecordKind.Customers ? [NaturalKey.DisplayName] : [];

    public override async Task<IReadOnlyDictionary<RecordKey, IReadOnlyList<Candidate>>> FindCandidates(
        IReadOnlyList<CommerceRecord> unlinked, NaturalKey key, CancellationToken cancellation)
    {
        await life.Observe();
        ledger.LookedUp.Enqueue([.. unlinked.Select(record => record.Key)]);
        return unlinked.Cast<Customer>().ToDictionary(customer => customer.Key, IReadOnlyList<Candidate> (customer) =>
            ledger.Known.TryGetValue(customer.FirstName ?? "", out var id) ? [new Candidate(id, ledger.Books.VersionOf(id))] : []);
    }

    public override RecordPlan Plan(CommerceRecord record, PlanContext context)
    {
        if (ledger.Skips(record) is { } reason) return RecordPlan.Skip(reason);
        if (ledger.SkipsWithout && record is Order wanting && CustomerOf(wanting) is { } customer && context.Without(customer) is { } missed) return RecordPlan.Skip(missed);
        return ledger.KeepsPayments && record is Order { PaidAt: not null } order
            ? RecordPlan.Of(Draft(record.Key, Purposes.Record, Body(record, context), context), Draft(record.Key, Payment, PaymentOf(order, context), context))
            : RecordPlan.Of(Draft(record.Key, Purposes.Record, Body(record, context), context));
    }

    public override RecordPlan PlanGone(RecordKey record, PlanContext context)
    {
        if (ledger.KeepsGone is { } reason) return RecordPlan.Skip(reason);
        if (ledger.ForGone is not { } action) return base.PlanGone(record, context);
        var drafts = from purpose in new[] { Payment, Purposes.Record }
                     let made = context.Made(record, purpose)
                     where made is not null
                     select new Draft(action, "{}"u8.ToArray()) { Purpose = purpose, Entity = kind.Name(), TargetId = made.Id };
        return RecordPlan.Of([.. drafts]);
    }

    public override async Task<IReadOnlyList<WriteAnswer>> Write(IReadOnlyList<Operation> operations, CancellationToken cancellation) =>
        await life.Effect(() => Task.FromResult(ledger.Take(operations)));

    private Draft Draft(RecordKey record, string purpose, LedgerBody body, PlanContext context)
    {
        var made = context.Made(record, purpose);
        return new Draft(made is null ? OperationAction.Create : OperationAction.Update, JsonSerializer.SerializeToUtf8Bytes(body, Json))
        {
            Purpose = purpose,
            Entity = kind.Name(),
            TargetId = made?.Id,
            ExpectedVersion = made?.Version,
        };
    }

    private LedgerBody Body(CommerceRecord record, PlanContext context) => record switch
    {
        Order order => new LedgerBody(order.Status, order.GrandTotal, order.Currency, Customer(order, context), Earlier(order, context)),
        Customer customer => new LedgerBody(customer.FirstName ?? ""),
        _ => throw new InvalidOperationException($"The ledger takes no {record.Kind}."),
    };

    private static LedgerBody PaymentOf(Order order, PlanContext context) =>
        new("paid", order.GrandTotal, Invoice: context.Reference(order.Key));

    private string? Customer(Order order, PlanContext context)
    {
        if (CustomerOf(order) is not { } customer) return null;
        if (context.Without(customer) is not { } reason) return context.Reference(customer);
        ledger.Missed.Enqueue(reason);
        return null;
    }

    private string? Earlier(Order order, PlanContext context) =>
        ledger.Follows(order.Id) is { } earlier ? context.Reference(new RecordKey(RecordKind.Orders, earlier)) : null;

    private RecordKey? CustomerOf(Order order)
    {
        if (Needs.Count == 0) return null;
        var id = order.CustomerId ?? (order.Billing.Email is { } email ? $"guest:{email}" : null);
        return id is null ? null : new RecordKey(RecordKind.Customers, id);
    }
}
