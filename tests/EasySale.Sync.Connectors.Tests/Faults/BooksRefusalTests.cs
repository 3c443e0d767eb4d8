using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Connectors.Tests.Faults;

/// <summary>Refusals of the books that pass, or that say more than that one record is wrong.</summary>
public sealed class BooksRefusalTests
{
    private const string NoTax = """{"Fault":{"Error":[{"Message":"A business validation error has occurred while processing your request","Detail":"Business Validation Error: An error occurred while calculating tax. Wait a few minutes and try again.","code":"6000"}],"type":"ValidationFault"}}""";
    private const string Inactive = """{"Fault":{"Error":[{"Message":"Object Not Found","Detail":"Object Not Found : Something you're trying to use has been made inactive.","code":"610"}],"type":"ValidationFault"}}""";

    [Fact]
    public async Task A_tax_that_could_not_be_worked_out_is_asked_for_once_more()
    {
        var whole = await Undisturbed.Of(BooksTarget.Open);
        await using var house = await House.Start(BooksTarget.Open);
        BooksFaults.Writes(house).Answer(400, NoTax);
        var run = await house.Sync();

        Assert.True(run.Run.Status == RunStatus.Completed && run.Calls == whole.Calls + 1, $"{run}, undisturbed {whole.Calls}");
        await Trial.AssertWhole(house, whole);
    }

    [Fact]
    public async Task A_tax_that_cannot_be_worked_out_at_all_is_asked_for_twice_and_shown()
    {
        await using var house = await House.Start(BooksTarget.Open);
        await house.Sync();
        house.Note(house.OrderIds[0], "Ring twice");
        BooksFaults.Writes(house, times: 2, nth: 1).Answer(400, NoTax);
        var run = await house.Sync(SyncMode.Incremental);

        Assert.True(run.Run.Status == RunStatus.Partial, run.ToString());
        Assert.Equal(0, house.Books.Books.Faults.Pending);
        Assert.Equal((FailureCause.FixRecord, "quickbooks.rule_broken"), Assert.Single((await house.Failures()).Select(failure => (failure.Cause, failure.Code))));
    }

    [Fact]
    public async Task A_company_something_of_which_is_gone_is_read_anew_by_the_next_slice()
    {
        await using var house = await House.Start(BooksTarget.Open);
        await house.Sync();
        house.Note(house.OrderIds[0], "Ring twice");
        BooksFaults.Writes(house, nth: 1).Answer(400, Inactive);
        var before = Reads(house);
        var refused = await house.Sync(SyncMode.Incremental);
        // The step of the refunds is a slice of its own.
        Assert.Equal((RunStatus.Partial, before + 1), (refused.Run.Status, Reads(house)));
        Assert.Equal((FailureCause.FixSettings, "quickbooks.gone"), Assert.Single((await house.Failures()).Select(failure => (failure.Cause, failure.Code))));

        Assert.Equal(RunStatus.Completed, (await house.Sync()).Run.Status);
        Assert.Equal(before + 1, Reads(house));
        Assert.Empty(await house.Failures());
    }

    [Fact]
    public async Task A_refund_skipped_because_its_order_is_not_posted_is_posted_once_the_order_is()
    {
        await using var house = await House.Start(BooksTarget.Open);
        var order = house.OrderIds[1];
        house.Shop.Shop.EditOrderSilently(order, unpaid => (unpaid["status"], unpaid["date_paid"], unpaid["date_paid_gmt"]) = ("pending", null, null));
        house.Shop.Shop.RefundOrder(order, new() { ["amount"] = "1.00" });
        await house.Sync();
        Assert.Equal(1, Refunds(house));

        house.Shop.Shop.SetOrderStatus(order, "processing");
        await house.Sync();
        await house.Sync();
        Assert.Equal(2, Refunds(house));
        Assert.Empty((await house.Failures()).Select(failure => $"{failure.SourceId} {failure.Code}"));
    }

    private static int Reads(House house) => house.Books.Books.Calls.CountOf("GET", "/companyinfo");

    private static int Refunds(House house) => house.Books.Company.All("RefundReceipt").Count(refund => $"{refund["PrivateNote"]}".Contains("EasySale.Sync refund", StringComparison.Ordinal));
}
