using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Reading;

/// <summary>Walks over everything, lists of ids, and chosen records.</summary>
public sealed class WalkTests
{
    private const int MoreThanAPage = 1100;
    private const string Poison = """{"Fault":{"Error":[{"Message":"Error processing query","Detail":"QueryProcessingError: To email address entered is invalid","code":"4002"}],"type":"ValidationFault"}}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_walk_brings_active_and_inactive_customers_but_no_jobs()
    {
        await using var company = await ConnectedCompany.Start();
        company.Books.Edit("Customer", "59", row => row["Active"] = false);
        var job = company.Books.Add("Customer", new() { ["DisplayName"] = "Kitchen", ["Job"] = true, ["Active"] = true });
        var customers = company.Open().Source(RecordKind.Customers)!;

        var items = (await customers.Walk(Ledger.Everything)).SelectMany(page => page.Items).ToList();
        var listed = (await customers.List(null, Cancellation)).Records;

        Assert.Equal(company.Books.All("Customer").Select(row => (string)row["Id"]!).Except([job]).Order(), items.Select(item => item.Id).Order());
        Assert.Contains(items, item => item.Record is { IsDeleted: true });
        Assert.Equal(company.Books.Count("Customer"), listed.Count);
        Assert.Equal(job, Assert.Single(listed, record => !record.IsWalked).Id);
        Assert.All(items, item => Assert.Equal((item.Record!.ModifiedAt, item.Record.Mark), listed.Where(record => record.Id == item.Id).Select(record => (record.ModifiedAt, record.Mark)).Single()));
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(40, 3)]
    public async Task Documents_deleted_between_two_pages_hide_no_other(int deleted, int calls)
    {
        await using var company = await ConnectedCompany.Start();
        await company.Profile();
        var ids = Enumerable.Range(0, MoreThanAPage).Select(_ => company.Books.Add("Invoice", new() { ["TotalAmt"] = 1, ["Balance"] = 1 })).ToList();
        var metered = company.Metered;

        var pages = await company.Open().Source(RecordKind.Payments)!.Walk(Ledger.Everything, between: () =>
        {
            for (; deleted > 0; deleted--) company.Books.Remove("Invoice", ids[deleted]);
            return Task.CompletedTask;
        });

        Assert.Equal(ids.Order(), pages.SelectMany(page => page.Items).Select(item => item.Id).Distinct().Order());
        Assert.Equal(calls, company.Metered - metered);
    }

    [Fact]
    public async Task A_row_the_books_stumble_over_is_told_and_hides_no_other()
    {
        await using var company = await ConnectedCompany.Start();
        var customers = company.Open().Source(RecordKind.Customers)!;
        var all = company.Books.Count("Customer");
        // Every page that holds the second row cannot be answered: 1000, 500, … 1 rows from the first on; then its own.
        for (var tried = 0; tried < 9; tried++) company.Simulator.Faults.On("GET", "/query").Answer(400, Poison);
        var pages = new List<Page>();
        do
        {
            if (pages.Count == 10) company.Simulator.Faults.On("GET", "/query").Answer(400, Poison);
            pages.Add(await customers.Read(Ledger.Everything, pages.Count == 0 ? null : pages[^1].Next, Cancellation));
        }
        while (pages[^1].Next is not null && pages.Count < 60);

        var items = pages.SelectMany(page => page.Items).ToList();
        Assert.Equal(all, items.DistinctBy(item => item.Id).Count(item => item.Record is not null) + items.Count(item => item.Failure is not null));
        Assert.All(items.Where(item => item.Failure is not null), item => Assert.Equal((FailureCause.FixRecord, "quickbooks.unreadable_record"), (item.Failure!.Cause, item.Failure.Code)));
    }

    [Fact]
    public async Task Hundreds_of_chosen_records_are_one_call_and_a_poisoned_one_fails_alone()
    {
        await using var company = await ConnectedCompany.Start();
        await company.Profile();
        var ids = Enumerable.Range(0, 250).Select(i => company.Books.Customer($"Chosen {i}")).ToList();
        var metered = company.Metered;

        Assert.Equal(250, (await company.Open().Source(RecordKind.Customers)!.ReadByIds([.. ids, "999999", "x' or", ""], Cancellation)).Count);
        Assert.Equal(1, company.Metered - metered);

        company.Simulator.Faults.On("GET", "/query").Answer(400, Poison);
        company.Simulator.Faults.On("GET", "/query").Answer(400, Poison);
        var read = await company.Open().Source(RecordKind.Customers)!.ReadByIds([ids[0], ids[1]], Cancellation);
        Assert.Equal([(ids[1], true), (ids[0], false)], read.Select(item => (item.Id, item.Record is not null)));
    }

    [Fact]
    public async Task Stock_is_told_of_counted_items_only_and_products_of_all_but_categories()
    {
        await using var company = await ConnectedCompany.Start();
        var category = company.Books.Add("Item", new() { ["Name"] = "Stickers", ["Type"] = "Category", ["Active"] = true });
        var rows = company.Books.All("Item");

        var products = (await company.Open().Source(RecordKind.Products)!.Walk(Ledger.Everything)).SelectMany(page => page.Items).ToList();
        var levels = (await company.Open().Source(RecordKind.Inventory)!.Walk(Ledger.Everything)).SelectMany(page => page.Items).ToList();

        Assert.Equal(rows.Count(row => (string?)row["Type"] != "Category"), products.Count);
        Assert.DoesNotContain(products, product => product.Id == category);
        Assert.Equal(rows.Where(row => (string?)row["Type"] == "Inventory").Select(row => (string)row["Id"]!).Order(), levels.Select(level => level.Id).Order());
    }

    [Fact]
    public async Task A_value_of_the_wrong_kind_fails_its_record_alone()
    {
        await using var company = await ConnectedCompany.Start();
        company.Books.Edit("Item", "22", row => row["UnitPrice"] = "a lot");
        var items = (await company.Open().Source(RecordKind.Products)!.Walk(Ledger.Everything)).SelectMany(page => page.Items).ToList();
        var failed = Assert.Single(items, item => item.Failure is not null);
        Assert.Equal(("22", "quickbooks.unreadable_record"), (failed.Id, failed.Failure!.Code));
        Assert.Contains("UnitPrice", failed.Failure.MerchantMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("a lot", failed.Failure.ToString(), StringComparison.Ordinal);
    }
}
