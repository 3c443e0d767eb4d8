using EasySale.Sync.Connectors.QuickBooks.Reading;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Reading;

/// <summary>How far an invoice is paid, from its making to its end.</summary>
public sealed class PaymentStateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invoice_goes_from_unpaid_over_partly_paid_to_paid()
    {
        await using var company = await ConnectedCompany.Start();
        var id = company.Books.Invoice("Thank you\nEasySale.Sync order woo/1042");
        Assert.Equal((PaymentState.Unpaid, 0m, 10m, null), await Told(company, id));
        company.Books.Pay(id, 4, "2026-06-10", "check 7");
        Assert.Equal((PaymentState.PartlyPaid, 4m, 6m, "check 7"), await Told(company, id));
        company.Books.Pay(id, 6, "2026-06-12", "ch_3PXw2e");
        Assert.Equal((PaymentState.Paid, 10m, 0m, "ch_3PXw2e"), await Told(company, id));

        var paid = await Read(company, id);
        Assert.Equal((new RecordOrigin("woo", "1042"), "Stripe", "USD", 10m), (paid.OrderOrigin!, paid.Method, paid.Currency, paid.OrderTotal));
        // The day began in Los Angeles.
        Assert.Equal(new DateTimeOffset(2026, 6, 12, 7, 0, 0, TimeSpan.Zero), paid.PaidAt);
    }

    [Fact]
    public async Task A_voided_or_deleted_payment_opens_the_invoice_again()
    {
        await using var company = await ConnectedCompany.Start();
        var id = company.Books.Invoice();
        var payment = company.Books.Pay(id, 10);
        company.Books.Delete("Payment", payment);
        Assert.Equal((PaymentState.Unpaid, 0m, 10m, null), await Told(company, id));
    }

    [Fact]
    public async Task A_credit_is_no_money_received()
    {
        await using var company = await ConnectedCompany.Start();
        var id = company.Books.Invoice();
        company.Books.Credit(id);
        Assert.Equal((PaymentState.Credited, 0m, 0m, null), await Told(company, id));
    }

    [Fact]
    public async Task An_invoice_of_nothing_is_not_paid()
    {
        await using var company = await ConnectedCompany.Start();
        var id = company.Books.Invoice("Thank you\nEasySale.Sync order woo/1042");
        company.Books.Edit("Invoice", id, invoice =>
        {
            // Voided, and the bookkeeper wrote why over QuickBooks' own word.
            foreach (var name in new[] { "TotalAmt", "Balance" }) invoice[name] = 0;
            invoice["PrivateNote"] = "Called off by phone\nEasySale.Sync order woo/1042";
        });
        Assert.Equal((PaymentState.Credited, 0m, 0m, null), await Told(company, id));
    }

    [Fact]
    public async Task A_payment_that_cannot_be_read_does_not_make_a_paid_invoice_an_unpaid_one()
    {
        await using var company = await ConnectedCompany.Start();
        await company.Profile();
        var id = company.Books.Invoice();
        company.Books.Pay(id, 10);
        company.Simulator.Faults.On("GET", "/query", nth: 2).Answer(400, """{"Fault":{"Error":[{"Message":"m","Detail":"d","code":"4002"}],"type":"ValidationFault"}}""");
        Assert.Equal((PaymentState.Paid, 10m, 0m, null), await Told(company, id));
    }

    [Fact]
    public async Task Each_invoice_counts_what_the_lines_for_it_say()
    {
        await using var company = await ConnectedCompany.Start();
        var (first, second) = (company.Books.Invoice(), company.Books.Invoice());
        company.Books.Pay(first, 10);
        company.Books.Pay(second, 3);
        var metered = company.Metered;
        var read = await company.Open().Source(RecordKind.Payments)!.ReadByIds([first, second], Cancellation);
        Assert.Equal([10m, 3m], read.Select(item => ((Payment)item.Record!).Amount));
        TestContext.Current.SendDiagnosticMessage("{0} metered calls, the company's seven included", company.Metered - metered);
    }

    [Fact]
    public async Task A_hint_at_a_payment_finds_its_invoices()
    {
        await using var company = await ConnectedCompany.Start();
        var id = company.Books.Invoice();
        var payment = company.Books.Pay(id, 10);
        var read = await company.Open().Source(RecordKind.Payments)!.ReadByIds([PaymentSource.HintPrefix + payment, PaymentSource.HintPrefix + "999"], Cancellation);
        Assert.Equal((id, PaymentState.Paid), (Assert.Single(read).Id, ((Payment)read[0].Record!).State));
    }

    [Fact]
    public async Task Paid_or_not_is_a_filter()
    {
        await using var company = await ConnectedCompany.Start();
        var (paid, open) = (company.Books.Invoice(), company.Books.Invoice());
        company.Books.Pay(paid, 10);
        foreach (var (asked, id) in new[] { (true, paid), (false, open) })
        {
            var page = Assert.Single(await company.Open().Source(RecordKind.Payments)!.Walk(Ledger.Everything with { Filter = new RecordFilter { Paid = asked } }));
            Assert.Equal(id, Assert.Single(page.Items).Id);
        }
    }

    private static async Task<(PaymentState?, decimal, decimal?, string?)> Told(ConnectedCompany company, string id)
    {
        var payment = await Read(company, id);
        return (payment.State, payment.Amount, payment.Balance, payment.TransactionId);
    }

    private static async Task<Payment> Read(ConnectedCompany company, string id) =>
        (Payment)Assert.Single(await company.Open().Source(RecordKind.Payments)!.ReadByIds([id], Cancellation)).Record!;
}
