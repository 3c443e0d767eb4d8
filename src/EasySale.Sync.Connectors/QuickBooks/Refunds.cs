using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Connectors.QuickBooks.Documents;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Refunds: receipts for money that went back, credit memos where an invoice was still open.</summary>
internal sealed class Refunds(
    QuickBooksClient client, EntityWriter writer, CompanyReader company, QuickBooksSettings settings) : DocumentStream(client, writer, company, settings)
{
    public override RecordKind Kind => RecordKind.Refunds;

    public override IReadOnlyList<RecordKind> Needs { get; } = [RecordKind.Customers, RecordKind.Products, RecordKind.Orders];

    public override IEnumerable<RecordKey> References(CommerceRecord record)
    {
        var refund = (Refund)record;
        var order = RefundDrafts.OrderOf(refund);
        return refund.Order is { } known ? [.. References(known, refund.Lines), order] : [order];
    }

    public override RecordPlan Plan(CommerceRecord record, PlanContext context) =>
        RefundDrafts.Of((Refund)record, new DocumentPlan(context, Company, Settings));

    protected override Order? OrderOf(CommerceRecord record) => ((Refund)record).Order;
}
