using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Documents;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Orders: paid ones become sales receipts, others invoices that are paid later.</summary>
internal sealed class Orders(
    QuickBooksClient client, EntityWriter writer, CompanyReader company, QuickBooksSettings settings) : DocumentStream(client, writer, company, settings)
{
    public override RecordKind Kind => RecordKind.Orders;

    public override IReadOnlyList<RecordKind> Needs { get; } = [RecordKind.Customers, RecordKind.Products];

    public override IEnumerable<RecordKey> References(CommerceRecord record) => References((Order)record, ((Order)record).Lines);

    // What was credited while the invoice was open is not paid.
    public override IEnumerable<RecordKey> Consults(CommerceRecord record) =>
        record is Order { PaidAt: not null } order ? order.Refunds.Select(CreditedAmount.KeyOf) : [];

    public override RecordPlan Plan(CommerceRecord record, PlanContext context) =>
        OrderDrafts.Of((Order)record, new DocumentPlan(context, Company, Settings));

    protected override Order? OrderOf(CommerceRecord record) => (Order)record;
}
