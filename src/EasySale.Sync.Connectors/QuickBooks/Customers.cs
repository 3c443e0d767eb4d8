using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Directory;
using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Connectors.QuickBooks.Settings;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Customers. The name is given once and then left to the bookkeeper; person, address and e-mail follow the shop.</summary>
internal sealed class Customers(QuickBooksClient client, EntityWriter writer, QuickBooksSettings settings, CompanyReader company, ConnectionMemory memory)
    : ListStream(client, writer, company, Entity, CustomerMap.Name, TextLimits.CustomerName)
{
    public const string Entity = "Customer";

    private readonly KnownList _list = new(client, memory, Entity, CustomerMap.Known);
    private readonly Dictionary<RecordKey, Found> _found = [];
    private string? _source;

    public override RecordKind Kind => RecordKind.Customers;

    public override Task Prepare(SourceDescription source, CancellationToken cancellation)
    {
        _source = source.ConnectionId;
        return Task.CompletedTask;
    }

    public override async Task LookUp(IReadOnlyList<CommerceRecord> unlinked, CancellationToken cancellation)
    {
        if (settings.MatchCustomers == CustomerMatch.None) return;
        var home = (await Company.Get(cancellation)).HomeCurrency;
        var candidates = (await _list.Active(cancellation)).ToLookup(entry => (settings.MatchCustomers == CustomerMatch.Email ? entry.Key : entry.Name, entry.Currency ?? home));
        foreach (var customer in unlinked.OfType<Customer>())
            if (KnownEntry.Digest(settings.MatchCustomers == CustomerMatch.Email ? customer.Email : CustomerMap.DisplayName(customer)) is { } digest)
                _found[customer.Key] = Marked(customer, [.. candidates[(digest, customer.Currency ?? home)]]);
    }

    public override RecordPlan Plan(CommerceRecord record, PlanContext context)
    {
        var customer = (Customer)record;
        if (customer.IsDeleted) return RecordPlan.Skip("The customer was deleted in the shop. QuickBooks keeps it with its documents.");
        var made = context.Made(record.Key);
        var found = made is null ? _found.GetValueOrDefault(record.Key) : null;
        if (found is { Candidates.Count: > 1 }) throw Ambiguous(found);
        return RecordPlan.Of(Drafted(made, found?.Single, json => CustomerMap.Creation(customer, context.SourceConnectionId, json), json => CustomerMap.Update(customer, json)));
    }

    protected override async Task<bool> IsSame(Operation operation, JsonElement row, CancellationToken cancellation)
    {
        var sent = JsonSerializer.Deserialize<JsonElement>(operation.Body.Span);
        if (CustomerMap.Origin(sent) is { } origin && origin == CustomerMap.Origin(row)) return true;
        var home = (await Company.Get(cancellation)).HomeCurrency;
        return (sent.Reference(CustomerMap.Currency) ?? home) == (row.Reference(CustomerMap.Currency) ?? home) && settings.MatchCustomers switch
        {
            CustomerMatch.Email => KnownEntry.Digest(CustomerMap.Email(sent)) is { } email && email == KnownEntry.Digest(CustomerMap.Email(row)),
            CustomerMatch.Name => true,
            _ => false,
        };
    }

    // Of several, the one we made from this very customer once; without such a mark nobody can say.
    private Found Marked(Customer customer, IReadOnlyList<KnownEntry> candidates)
    {
        var ours = candidates.Where(entry => entry.Origin == new RecordOrigin(_source ?? "", customer.Id)).ToList();
        return new Found(candidates.Count > 1 && ours.Count == 1 ? ours : candidates);
    }

    private SyncException Ambiguous(Found found) => new(
        FailureCause.FixRecord,
        QuickBooksErrors.Prefix + "customer_ambiguous",
        $"QuickBooks has {found.Candidates.Count} active customers with this {(settings.MatchCustomers == CustomerMatch.Email ? "e-mail address" : "name")} (ids {found.Ids}). Merge them, or make all but one inactive, then try again.",
        $"{found.Candidates.Count} candidates");
}
