using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Reading;

/// <summary>
/// How far each invoice is paid; its id is the invoice's. Changes of payments are asked for with those of invoices, in one call: they
/// name invoices too, and tell of the money without another.
/// </summary>
internal sealed class PaymentSource(QuickBooksClient client, CompanyReader company, TimeProvider time)
    : BookStream(client, Documents.Entities.Invoice, [Documents.Entities.Payment], hasInactive: false, time)
{
    /// <summary>A hint at a payment: the invoices it is for are found by reading it.</summary>
    public const string HintPrefix = "payment:";

    private readonly IdSearch _payments = new(client, Documents.Entities.Payment, hasInactive: false);

    public override RecordKind Kind => RecordKind.Payments;

    // What is sold, to whom and where is no matter of the payment.
    public override IReadOnlyList<string> VolatileProperties => PaymentMap.BesidePayment;

    public override IReadOnlyList<string> MappedProperties => PaymentMap.AlwaysTold;

    protected override string Mark(JsonElement row) => $"{row.Text("SyncToken")} {row.Number("Balance")?.ToString(CultureInfo.InvariantCulture)}".TrimEnd();

    protected override async Task<IEnumerable<string>> Entities(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var hinted = ids.Where(id => id.StartsWith(HintPrefix, StringComparison.Ordinal)).Select(id => id[HintPrefix.Length..]);
        var (payments, _) = await _payments.Find(hinted, cancellation);
        return ids.Concat(Invoices(payments));
    }

    protected override async Task<IReadOnlyList<SourceItem>> Items(IReadOnlyList<JsonElement> rows, ChangeAnswer? feed, CancellationToken cancellation)
    {
        var told = feed?.Live(Documents.Entities.Payment) ?? [];
        var (others, failures) = await Ids.Find(Invoices(told).Except(rows.Select(row => row.Text("Id")!)), cancellation);
        IReadOnlyList<JsonElement> invoices = [.. rows, .. others];
        if (invoices.Count == 0) return [.. Failed(failures)];
        var payments = await Payments(invoices, told, cancellation);
        var known = await company.Get(cancellation);
        return [.. Each(invoices, invoice => PaymentMap.From(invoice, payments, known)), .. Failed(failures)];
    }

    // One that is gone by now or cannot be read is left out: the invoice itself says what was paid.
    private async Task<IReadOnlyDictionary<string, JsonElement>> Payments(IReadOnlyList<JsonElement> invoices, IReadOnlyList<JsonElement> told, CancellationToken cancellation)
    {
        var known = told.Where(payment => payment.Text("Id") is not null).GroupBy(payment => payment.Text("Id")!).ToDictionary(same => same.Key, same => same.Last());
        var (rows, _) = await _payments.Find(invoices.SelectMany(invoice => invoice.Linked(Documents.Entities.Payment)).Where(id => !known.ContainsKey(id)), cancellation);
        foreach (var row in rows) known[row.Id()] = row;
        return known;
    }

    private static IEnumerable<string> Invoices(IEnumerable<JsonElement> payments) =>
        payments.SelectMany(payment => payment.Rows("Line")).SelectMany(line => line.Linked(Documents.Entities.Invoice)).Distinct();
}
