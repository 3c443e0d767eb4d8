using System.Text.RegularExpressions;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>Customer accounts. Their e-mail address is unique in the store, so a second account is never made by mistake.</summary>
internal sealed partial class CustomerTarget(WooCommerceClient client, WooCommerceSettings settings, TimeProvider time)
    : StoreTarget(client, new Customers(client, settings), time)
{
    private const string Collection = "customers";

    private readonly CustomerMatches _matches = new(client);
    private readonly RecentRows _recent = new(client, time);

    public override RecordKind Kind => RecordKind.Customers;

    public override IReadOnlyList<NaturalKey> FindsBy => [NaturalKey.Email];

    public override async Task<IReadOnlyDictionary<RecordKey, IReadOnlyList<Candidate>>> FindCandidates(
        IReadOnlyList<CommerceRecord> unlinked, NaturalKey key, CancellationToken cancellation)
    {
        var customers = unlinked.OfType<Customer>().Where(customer => customer.Email is { } email && Email().IsMatch(email)).DistinctBy(customer => customer.Key).ToList();
        await _matches.Find([.. customers.Select(customer => customer.Email!)], cancellation);
        return customers.ToDictionary(customer => customer.Key, IReadOnlyList<Candidate> (customer) =>
            _matches.Of(customer.Email) is { } row ? [new Candidate(row.RequiredId, row.Version) { Entity = Collection }] : []);
    }

    public override RecordPlan Plan(CommerceRecord record, PlanContext context)
    {
        var customer = (Customer)record;
        var made = context.Made(record.Key);
        if (customer.IsDeleted) return made is null ? RecordPlan.Skip("It was deleted before the shop had it.") : PlanGone(record.Key, context);
        if (made is null && customer.Email is null) return RecordPlan.Skip("An account in the shop needs an e-mail address, and this customer has none.");
        if (customer.Email is { } email && !Email().IsMatch(email)) throw WriteFailures.Record(
            "invalid_email", "The customer's e-mail address is not valid, so the shop would not take it. Correct it.");
        return RecordPlan.Of(Drafted(customer, made, context.IsMerged));
    }

    public override RecordPlan PlanGone(RecordKey record, PlanContext context) => settings.Writing.Gone == GoneResources.Ask
        ? base.PlanGone(record, context)
        : RecordPlan.Skip("It is gone from the source. The shop has no trash for accounts, so the customer keeps theirs.");

    protected override string PathOf(Operation operation, Held? held) => Collection;

    protected override Task<IReadOnlyDictionary<string, Row>> Marked(IReadOnlyList<Operation> creations, CancellationToken cancellation) =>
        _recent.Customers(Collection, creations, cancellation);

    protected override async Task<Held?> Holder(Operation creation, BatchItem refused, CancellationToken cancellation) =>
        await _matches.Ask(BodyOf(creation).GetProperty("email").GetString()!, cancellation) is { } row
            ? (await Read([row.RequiredId], cancellation)).GetValueOrDefault(row.RequiredId)
            : null;

    private static Draft Drafted(Customer customer, TargetReference? made, bool isMerged) => made is null
        ? new Draft(OperationAction.Create, CustomerBody.Of(customer, isMerged: false)) { Entity = Collection }
        : new Draft(OperationAction.Update, CustomerBody.Of(customer, isMerged)) { Entity = Collection, TargetId = made.Id, ExpectedVersion = made.Version };

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s.]+$")]
    private static partial Regex Email();
}
