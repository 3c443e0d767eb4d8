using System.Text;
using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Tests.Fakes;

public sealed class FakeDeskWriter(FakeDesk desk, Lifeline life) : TargetStream
{
    public override RecordKind Kind => RecordKind.Customers;

    public override string MappingVersion => desk.MappingVersion;

    public override int BatchSize => 2;

    public override IReadOnlyList<NaturalKey> FindsBy => [NaturalKey.Email, NaturalKey.DisplayName];

    public override async Task<IReadOnlyDictionary<RecordKey, IReadOnlyList<Candidate>>> FindCandidates(
        IReadOnlyList<CommerceRecord> unlinked, NaturalKey key, CancellationToken cancellation)
    {
        await life.Observe();
        return unlinked.Cast<Customer>().ToDictionary(customer => customer.Key, IReadOnlyList<Candidate> (customer) =>
            [.. desk.Customers.Where(there => Of(key, customer) is { } value && Of(key, there) == value).Select(there => new Candidate(there.Id, there.Version))]);
    }

    private static string? Of(NaturalKey key, Customer customer) => key == NaturalKey.Email ? customer.Email : customer.FirstName;

    public override RecordPlan Plan(CommerceRecord record, PlanContext context)
    {
        var made = context.Made(record.Key);
        // No text reads as a placeholder.
        var body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize((Customer)record with { ModifiedAt = null }, JsonSerializerOptions.Web).Replace("{{", @"{\u007b", StringComparison.Ordinal));
        if (desk.Upserts) return RecordPlan.Of(new Draft(OperationAction.Upsert, body) { Entity = "customer" });
        return RecordPlan.Of(new Draft(made is null ? OperationAction.Create : OperationAction.Update, body) { Entity = "customer", TargetId = made?.Id, ExpectedVersion = made?.Version });
    }

    public override RecordPlan PlanGone(RecordKey record, PlanContext context) => !desk.Removal.IsPossible ? base.PlanGone(record, context)
        : desk.KeepsGone ? RecordPlan.Skip("It is kept.")
        : context.Made(record) is { } made ? RecordPlan.Of(new Draft(OperationAction.Delete, "{}"u8.ToArray()) { Entity = "customer", TargetId = made.Id })
        : RecordPlan.Skip("It is gone there too.");

    public override async Task<IReadOnlyList<WriteAnswer>> Write(IReadOnlyList<Operation> operations, CancellationToken cancellation) =>
        await life.Effect(() => Task.FromResult(desk.Take(operations)));
}
