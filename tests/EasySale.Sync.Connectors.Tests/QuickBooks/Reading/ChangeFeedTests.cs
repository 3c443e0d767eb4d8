using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Simulators.QuickBooks.Books;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Reading;

/// <summary>What changed: the feed with its cap and its reach, deletions, and what each run costs.</summary>
public sealed class ChangeFeedTests
{
    private const int MoreThanFeedHolds = 1200;

    [Fact]
    public async Task A_run_over_changes_costs_one_metered_call_a_stream()
    {
        await using var company = await ConnectedCompany.Start();
        await company.Profile();
        var invoice = company.Books.Invoice();
        var marks = new Dictionary<RecordKind, string>();
        foreach (var kind in Kinds) marks[kind] = (await company.Open().Source(kind)!.Walk(Ledger.Everything))[0].Watermark!;
        company.Time.Advance(TimeSpan.FromHours(1));
        company.Books.Edit("Customer", "58", row => row["CompanyName"] = "Engines Ltd");
        company.Books.Edit("Item", "22", row => row["UnitPrice"] = 46);
        company.Books.Pay(invoice, 4);

        foreach (var kind in Kinds)
        {
            var metered = company.Metered;
            var page = Assert.Single(await company.Open().Source(kind)!.Walk(Ledger.Since(marks[kind])));
            TestContext.Current.SendDiagnosticMessage("{0}: {1} metered calls for {2} changes", kind, company.Metered - metered, page.Items.Count);
            Assert.Equal((kind, 1), (kind, company.Metered - metered));
            Assert.Single(page.Items);
        }
    }

    [Fact]
    public async Task A_watermark_is_the_books_clock_less_an_overlap_and_what_it_brings_again_is_the_same()
    {
        await using var company = await ConnectedCompany.Start();
        var customers = company.Open().Source(RecordKind.Customers)!;
        var id = company.Books.Customer("Just now");
        var first = await customers.Walk(Ledger.Everything);
        Assert.Equal("2026-06-15T18:55:00Z", first[^1].Watermark);

        var again = Assert.Single(await customers.Walk(Ledger.Since(first[^1].Watermark)));
        Assert.Equal(id, Assert.Single(again.Items).Id);
        Assert.Equal(again.Items[0].Record! with { Raw = null }, first.SelectMany(page => page.Items).Single(item => item.Id == id).Record! with { Raw = null });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_the_feed_holds_is_gone_on_with_by_query(bool capIsPerRequest)
    {
        await using var company = await ConnectedCompany.Start(books: new CompanySwitches { ChangeCapPerRequest = capIsPerRequest });
        var mark = (await company.Open().Source(RecordKind.Customers)!.Walk(Ledger.Everything))[^1].Watermark;
        company.Time.Advance(TimeSpan.FromHours(1));
        var ids = new List<string>();
        for (var i = 0; i < MoreThanFeedHolds; i++)
        {
            ids.Add(company.Books.Customer($"Bulk {i}"));
            if (i % 7 == 0) company.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var metered = company.Metered;
        var pages = await company.Open().Source(RecordKind.Customers)!.Walk(Ledger.Since(mark));

        Assert.Equal(ids.Order(), pages.SelectMany(page => page.Items).Select(item => item.Id).Distinct().Order());
        Assert.Equal(2, company.Metered - metered);
        Assert.All(pages, page => Assert.Equal(pages[0].Watermark, page.Watermark));
    }

    [Fact]
    public async Task A_second_that_holds_more_than_a_page_is_walked_through()
    {
        await using var company = await ConnectedCompany.Start();
        var mark = (await company.Open().Source(RecordKind.Customers)!.Walk(Ledger.Everything))[^1].Watermark;
        company.Time.Advance(TimeSpan.FromHours(1));
        var ids = Enumerable.Range(0, 2 * MoreThanFeedHolds).Select(i => company.Books.Customer($"Bulk {i}")).ToList();

        var source = company.Open().Source(RecordKind.Customers)!;
        var changed = 0;
        var pages = await source.Walk(Ledger.Since(mark), between: () =>
        {
            // While it is read, rows of that second leave it.
            company.Time.Advance(TimeSpan.FromSeconds(2));
            for (var i = 0; i < 8; i++) company.Books.Edit("Customer", ids[changed++], row => row["CompanyName"] = "Moved");
            return Task.CompletedTask;
        });

        Assert.Equal(ids.Order(), pages.SelectMany(page => page.Items).Select(item => item.Id).Distinct().Order());
    }

    [Theory]
    [InlineData(28, true)]
    [InlineData(29.5, false)]
    [InlineData(400, false)]
    public async Task A_watermark_older_than_the_feed_reaches_walks_everything(double days, bool asksFeed)
    {
        await using var company = await ConnectedCompany.Start();
        var mark = (company.Time.GetUtcNow() - TimeSpan.FromDays(days)).ToString("O");
        company.Simulator.Calls.Clear();

        var pages = await company.Open().Source(RecordKind.Customers)!.Walk(Ledger.Since(mark));

        Assert.Equal(asksFeed, company.Simulator.Calls.Recent.Any(call => call.Path.StartsWith("/cdc", StringComparison.Ordinal)));
        Assert.Equal(asksFeed ? 0 : company.Books.Count("Customer"), pages.SelectMany(page => page.Items).Count());
    }

    [Theory]
    [InlineData("500")]
    [InlineData("6000")]
    public async Task A_feed_that_refuses_an_old_start_is_replaced_by_a_walk_over_everything(string code)
    {
        await using var company = await ConnectedCompany.Start(books: new CompanySwitches { ChangesTooOldCode = code });
        // Our clock and the books' disagree about how old it is.
        var mark = (company.Time.GetUtcNow() - TimeSpan.FromDays(28)).ToString("O");
        company.Simulator.Faults.On("GET", "/cdc").Answer(400, $$$"""{"Fault":{"Error":[{"Message":"Unsupported Operation","Detail":"too old","code":"{{{code}}}"}],"type":"ValidationFault"}}""");

        var pages = await company.Open().Source(RecordKind.Customers)!.Walk(Ledger.Since(mark));

        Assert.Equal(company.Books.Count("Customer"), pages.SelectMany(page => page.Items).Count());
    }

    [Fact]
    public async Task A_feed_that_refuses_a_young_start_is_no_reason_to_read_everything()
    {
        await using var company = await ConnectedCompany.Start();
        company.Simulator.Faults.On("GET", "/cdc").Answer(400, """{"Fault":{"Error":[{"Message":"m","Detail":"d","code":"500"}],"type":"ValidationFault"}}""");
        var failure = await Assert.ThrowsAsync<SyncException>(() => company.Open().Source(RecordKind.Customers)!.Walk(Ledger.Since("2026-06-15T00:00:00Z")));
        Assert.Equal("quickbooks.invalid_request", failure.Code);
    }

    [Fact]
    public async Task What_the_feed_calls_deleted_is_asked_for_before_it_counts_as_gone()
    {
        await using var company = await ConnectedCompany.Start();
        var (gone, alive) = (company.Books.Invoice(), company.Books.Invoice());
        var mark = (await company.Open().Source(RecordKind.Payments)!.Walk(Ledger.Everything))[^1].Watermark;
        company.Time.Advance(TimeSpan.FromHours(1));
        company.Books.Delete("Invoice", gone);
        company.Simulator.Faults.On("GET", "/cdc").Answer(200, new JsonObject
        {
            ["CDCResponse"] = new JsonArray(new JsonObject { ["QueryResponse"] = new JsonArray(new JsonObject { ["Invoice"] = new JsonArray(Tomb(gone), Tomb(alive)) }, new JsonObject()) }),
            ["time"] = "2026-06-15T13:00:00-07:00",
        }.ToJsonString());

        var page = Assert.Single(await company.Open().Source(RecordKind.Payments)!.Walk(Ledger.Since(mark)));

        Assert.Equal([(alive, true), (gone, false)], page.Items.Select(item => (item.Id, item.Record is not null)));
        Assert.All(page.Items, item => Assert.Null(item.Failure));
    }

    [Fact]
    public async Task Deleted_and_voided_invoices_and_inactive_customers_are_told_as_gone()
    {
        await using var company = await ConnectedCompany.Start();
        var (deleted, voided) = (company.Books.Invoice(), company.Books.Invoice("EasySale.Sync order woo/77"));
        var system = company.Open();
        var customers = (await system.Source(RecordKind.Customers)!.Walk(Ledger.Everything))[^1].Watermark;
        company.Time.Advance(TimeSpan.FromHours(1));
        company.Books.Delete("Invoice", deleted);
        company.Books.Void("Invoice", voided);
        company.Books.Edit("Customer", "58", row => row["Active"] = false);

        var payments = Assert.Single(await system.Source(RecordKind.Payments)!.Walk(Ledger.Since(customers)));
        var ada = Assert.Single(Assert.Single(await system.Source(RecordKind.Customers)!.Walk(Ledger.Since(customers))).Items);

        Assert.Null(payments.Items.Single(item => item.Id == deleted).Record);
        var record = (Payment)payments.Items.Single(item => item.Id == voided).Record!;
        Assert.Equal((true, PaymentState.Voided, new RecordOrigin("woo", "77")), (record.IsDeleted, record.State, record.OrderOrigin));
        Assert.Equal(("58", true), (ada.Id, ada.Record!.IsDeleted));
    }

    private static RecordKind[] Kinds => [RecordKind.Customers, RecordKind.Products, RecordKind.Inventory, RecordKind.Payments];

    private static JsonObject Tomb(string id) => new()
    {
        ["domain"] = "QBO",
        ["status"] = "Deleted",
        ["Id"] = id,
        ["MetaData"] = new JsonObject { ["LastUpdatedTime"] = "2026-06-15T13:00:00-07:00" },
    };
}
