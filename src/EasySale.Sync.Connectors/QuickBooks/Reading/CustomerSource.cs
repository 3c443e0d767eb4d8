using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Reading;

/// <summary>Customers as the bookkeeper keeps them. Jobs and projects are parts of one and do not travel.</summary>
internal sealed class CustomerSource(QuickBooksClient client, CompanyReader company, TimeProvider time)
    : BookStream(client, Customers.Entity, [], hasInactive: true, time)
{
    public override RecordKind Kind => RecordKind.Customers;

    // Every sale moves the balance.
    public override IReadOnlyList<string> VolatileProperties { get; } = [.. Stamps, "Balance", "BalanceWithJobs", "OverDueBalance"];

    public override IReadOnlyList<string> MappedProperties => CustomerMap.AlwaysTold;

    public override CommerceRecord Held(CommerceRecord told, CommerceRecord? before) => CustomerMap.Held((Customer)told, before as Customer);

    protected override string Mark(JsonElement row) => row.Text("SyncToken") ?? "";

    protected override bool IsTold(JsonElement row) => !CustomerMap.IsPart(row);

    protected override async Task<IReadOnlyList<SourceItem>> Items(IReadOnlyList<JsonElement> rows, ChangeAnswer? feed, CancellationToken cancellation)
    {
        if (rows.Count == 0) return [];
        var home = (await company.Get(cancellation)).HomeCurrency;
        return Each(rows, row => CustomerMap.From(row, home));
    }
}
