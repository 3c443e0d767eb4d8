using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Directory;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Customers. The name is given once and then left to the bookkeeper; person, address and e-mail follow the shop.</summary>
internal sealed class Customers(QuickBooksClient client, EntityWriter writer, CompanyReader company, ConnectionMemory memory)
    : ListStream(client, writer, company, Entity, CustomerMap.Name, TextLimits.CustomerName)
{
    public const string Entity = "Customer";

    private readonly KnownList _list = new(client, memory, Entity, CustomerMap.Known);
    private string? _source;
    private IReadOnlyList<NaturalKey> _matchBy = NaturalKeys.Of(RecordKind.Customers);

    public override RecordKind Kind => RecordKind.Customers;

    protected override string Kept => "The customer was deleted in the shop. QuickBooks keeps it with its documents.";

    public override Task Prepare(SourceDescription source, CancellationToken cancellation)
    {
        _source = source.ConnectionId;
        _matchBy = source.MatchBy ?? _matchBy;
        return Task.CompletedTask;
    }

    public override IReadOnlyList<NaturalKey> FindsBy => NaturalKeys.Of(Kind);

    public override async Task<IReadOnlyDictionary<RecordKey, IReadOnlyList<Candidate>>> FindCandidates(
        IReadOnlyList<CommerceRecord> unlinked, NaturalKey key, CancellationToken cancellation)
    {
        var home = (await Company.Get(cancellation)).HomeCurrency;
        var sought = unlinked.OfType<Customer>().Select(Digest).ToHashSet();
        var active = (await _list.Active(entry => entry.Of(key) is { } digest && sought.Contains(digest), cancellation)).ToLookup(entry => (entry.Of(key), entry.Currency ?? home));
        return Candidates(unlinked.OfType<Customer>(), customer => Digest(customer) is { } digest
            ? Marked(customer, [.. active[(digest, customer.Currency ?? home)].Where(entry => entry.IsNamesake(customer.Email, Own(customer)))])
            : []);

        string? Digest(Customer customer) => KnownEntry.Digest(key == NaturalKey.Email ? customer.Email : CustomerMap.OwnName(customer));
    }

    public override RecordPlan Plan(CommerceRecord record, PlanContext context)
    {
        var customer = (Customer)record;
        if (customer.IsDeleted) return RecordPlan.Skip(Kept);
        var made = context.Made(record.Key);
        return RecordPlan.Of(Drafted(made, json => CustomerMap.Creation(customer, context.SourceConnectionId, json), json => CustomerMap.Update(customer, context.IsMerged, json)));
    }

    protected override async Task<bool> IsSame(Operation operation, JsonElement row, CancellationToken cancellation)
    {
        var sent = JsonSerializer.Deserialize<JsonElement>(operation.Body.Span);
        if (CustomerMap.Known(row) is not { } known) return false;
        var (origin, email) = (CustomerMap.Origin(sent), CustomerMap.Email(sent));
        if (origin is not null && origin == known.Origin) return true;
        var home = (await Company.Get(cancellation)).HomeCurrency;
        if ((sent.Reference(CustomerMap.Currency) ?? home) != (known.Currency ?? home) || !known.IsNamesake(email, origin)) return false;
        return known.Key is not null && known.Key == KnownEntry.Digest(email) ? _matchBy.Count > 0 : _matchBy.Contains(NaturalKey.DisplayName);
    }

    // Of several, the one we made from this very customer once; without such a mark nobody can say.
    private IReadOnlyList<KnownEntry> Marked(Customer customer, IReadOnlyList<KnownEntry> candidates)
    {
        var ours = candidates.Where(entry => entry.Origin == Own(customer)).ToList();
        return candidates.Count > 1 && ours.Count == 1 ? ours : candidates;
    }

    private RecordOrigin Own(Customer customer) => new(_source ?? "", customer.Id);
}
