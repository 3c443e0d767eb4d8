using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Metrics;
using EasySale.Sync.Engine.Operations.Reports;
using EasySale.Sync.Engine.Stores.Metrics;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Operations.Seeing;

public sealed class ReportTests
{
    private const string Days = "from=2026-01-01&to=2026-12-31";
    private static readonly DateTimeOffset Opened = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly SyncHouse _house = new();

    [Fact]
    public async Task Both_sides_are_compared_day_by_day_to_the_cent()
    {
        Sell(1, Opened, 11.90m, tax: 1.90m);
        Sell(2, Opened.AddHours(23), 5.95m, tax: 0.95m, discount: 2m);
        Sell(3, Opened.AddDays(1), 23.80m, tax: 3.80m, fee: 1.50m);
        Sell(4, Opened.AddDays(1), 7m, currency: "USD");
        var run = await _house.Sync();

        var rows = await Rows("reconciliation");

        Assert.Equal(
            ["2026-01-01 EUR 2/2 17.85 17.85 0.00 2.85 2.00 0.00", "2026-01-02 EUR 1/1 23.80 23.80 0.00 3.80 0.00 1.50", "2026-01-02 USD 1/1 7.00 7.00 0.00 0.00 0.00 0.00"],
            rows.Select(row => Text($"{row["day"]} {row["currency"]} {row["sourceCount"]}/{row["targetCount"]} {row["sourceGross"]} {row["targetGross"]} {row["difference"]} {row["sourceTax"]} {row["discount"]} {row["fees"]}")));
        Assert.Equal(run.Steps[0].Totals["EUR"].Source, rows.Where(row => $"{row["currency"]}" == "EUR").Sum(row => Number(row, "sourceGross")));
    }

    [Fact]
    public async Task Money_that_did_not_arrive_is_a_difference_and_is_gone_once_it_has()
    {
        Sell(1, Opened, 10m);
        Sell(2, Opened, 20m);
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" ? new SyncException(FailureCause.FixRecord, "ledger.bad", "Bad.") : null;
        await _house.Sync();
        Assert.Equal("2/1 30.00 10.00 20.00 1", Compared(Assert.Single(await Rows("reconciliation"))));

        _house.Ledger.Refuses = _ => null;
        await _house.Sync();
        Assert.Equal("2/2 30.00 30.00 0.00 0", Compared(Assert.Single(await Rows("reconciliation"))));

        _house.Ledger.Refuses = _ => new SyncException(FailureCause.FixRecord, "ledger.bad", "Bad.");
        Sell(1, Opened, 15m);
        await _house.Sync();
        Assert.Equal("2/2 35.00 30.00 5.00 1", Compared(Assert.Single(await Rows("reconciliation"))));
    }

    [Fact]
    public async Task What_was_rightly_left_out_is_no_difference()
    {
        Sell(1, Opened, 10m);
        Sell(2, Opened, 20m);
        _house.Ledger.Skips = record => record.Id == "2" ? "A draft." : null;
        await _house.Sync();

        var row = Assert.Single(await Rows("reconciliation"));

        Assert.Equal(("1/1 10.00 10.00 0.00 0", 1m), (Compared(row), Number(row, "skipped")));
    }

    [Fact]
    public async Task What_was_refused_as_a_duplicate_and_waits_for_a_person_is_a_difference()
    {
        Sell(1, Opened, 10m);
        Sell(2, Opened, 20m);
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" ? new SyncException(FailureCause.FixRecord, "ledger.number_taken", "Taken.") : null;
        await _house.Sync();

        var row = Assert.Single(await Rows("reconciliation"));

        Assert.Equal(("2/1 30.00 10.00 20.00 1", 0m), (Compared(row), Number(row, "skipped")));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("It stays.", 0)]
    public async Task What_the_source_gave_up_and_the_target_has_is_a_difference(string? kept, int failed)
    {
        _house.Ledger.KeepsGone = kept;
        Sell(1, Opened, 11.90m, tax: 1.90m);
        Sell(2, Opened, 20m);
        await _house.Sync();

        _house.Shop.Remove(RecordKind.Orders, "1");
        await _house.Sync(SyncHouse.Orders with { Ids = ["1"] });
        var row = Assert.Single(await Rows("reconciliation"));
        Assert.Equal($"1/2 20.00 31.90 -11.90 {failed}", Compared(row));
        Assert.Equal((0m, 0m), (Number(row, "sourceTax"), Number(row, "skipped")));

        await _house.Sync(SyncHouse.Orders with { Ids = ["1"] });
        Assert.Equal($"1/2 20.00 31.90 -11.90 {failed}", Compared(Assert.Single(await Rows("reconciliation"))));

        Sell(1, Opened, 11.90m, tax: 1.90m);
        await _house.Sync(SyncHouse.Orders with { Ids = ["1"] });
        Assert.Equal("2/2 31.90 31.90 0.00 0", Compared(Assert.Single(await Rows("reconciliation"))));
    }

    [Fact]
    public async Task What_is_removed_from_both_sides_is_on_neither()
    {
        _house.Ledger.ForGone = OperationAction.Delete;
        Sell(1, Opened, 10m);
        Sell(2, Opened, 20m);
        await _house.Sync();

        _house.Shop.Remove(RecordKind.Orders, "1");
        await _house.Sync(SyncHouse.Orders with { Ids = ["1"] });

        Assert.Equal("1/1 20.00 20.00 0.00 0", Compared(Assert.Single(await Rows("reconciliation"))));
    }

    [Fact]
    public async Task What_the_target_refuses_to_remove_is_a_difference()
    {
        _house.Ledger.ForGone = OperationAction.Delete;
        Sell(1, Opened, 10m);
        await _house.Sync();

        _house.Shop.Remove(RecordKind.Orders, "1");
        _house.Ledger.Refuses = _ => new SyncException(FailureCause.FixRecord, "ledger.closed", "The period is closed.");
        await _house.Sync(SyncHouse.Orders with { Ids = ["1"] });

        Assert.Equal("0/1 0.00 10.00 -10.00 1", Compared(Assert.Single(await Rows("reconciliation"))));
    }

    [Fact]
    public async Task What_the_target_has_and_should_not_have_any_more_is_a_difference()
    {
        Sell(1, Opened, 10m);
        await _house.Sync();

        _house.Ledger.Skips = _ => "A draft.";
        Sell(1, Opened, 10m, tax: 1m);
        await _house.Sync();

        Assert.Equal("0/1 0.00 10.00 -10.00 0", Compared(Assert.Single(await Rows("reconciliation"))));
    }

    [Fact]
    public async Task What_the_target_has_a_newer_version_of_counts_as_it_was_written()
    {
        Sell(1, Opened, 10m);
        await _house.Sync();

        _house.Ledger.IsAhead = _ => "Newer there.";
        Sell(1, Opened, 8m);
        await _house.Sync();
        Assert.Equal("1/1 10.00 10.00 0.00 0", Compared(Assert.Single(await Rows("reconciliation"))));

        await _house.Sync(SyncHouse.Orders with { Mode = SyncMode.Full });
        Assert.Equal("1/1 10.00 10.00 0.00 0", Compared(Assert.Single(await Rows("reconciliation"))));
    }

    [Fact]
    public async Task What_a_person_has_seen_to_by_hand_is_taken_at_their_word()
    {
        Sell(1, Opened, 11.90m, tax: 1.90m);
        Sell(2, Opened, 20m);
        Sell(3, Opened, 30m);
        await _house.Sync();
        _house.Ledger.Refuses = operation => operation.Record.Id == "1" ? new SyncException(FailureCause.FixRecord, "ledger.bad", "Bad.") : null;
        Sell(1, Opened, 15m, tax: 2m);
        _house.Shop.Remove(RecordKind.Orders, "3");
        await _house.Sync(SyncHouse.Orders with { Ids = ["1", "3"] });
        Assert.Equal("2/3 35.00 61.90 -26.90 2", Compared(Assert.Single(await Rows("reconciliation"))));

        foreach (var failure in await _house.OpenFailures())
            await _house.DismissFailure.Dismiss(TestHouse.Operator, failure.Id, SyncHouse.Cancellation);

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var row = Assert.Single(await Rows("reconciliation"));
            Assert.Equal("2/2 35.00 35.00 0.00 0", Compared(row));
            Assert.Equal((2m, 0m, 2m), (Number(row, "dismissed"), Number(row, "skipped"), Number(row, "sourceTax")));
            await _house.Sync(SyncHouse.Orders with { Ids = ["1", "3"] });
        }
    }

    [Fact]
    public async Task Days_and_connections_can_be_chosen()
    {
        Sell(1, Opened, 10m);
        Sell(2, Opened.AddDays(5), 20m);
        await _house.Sync();

        Assert.Equal("2026-01-06", $"{Assert.Single(await Rows("reconciliation", "from=2026-01-02&to=2026-01-31"))["day"]}");
        Assert.Equal(2, (await Rows("reconciliation", Days + "&connection=shop-1")).Count);
        var refused = await TestHouse.Refused(() => Rows("reconciliation", "from=2026-02-01&to=2026-01-01&connection=nowhere&format=doc"));
        Assert.Equal(["connection", "format", "from"], refused.Errors!.Keys.Order());
        Assert.Equal(404, (await TestHouse.Refused(() => Rows("weather"))).Status);
    }

    [Fact]
    public async Task Tax_is_summed_by_month_and_currency()
    {
        Sell(1, Opened, 11.90m, tax: 1.90m);
        Sell(2, Opened.AddDays(9), 23.80m, tax: 3.80m);
        Sell(3, Opened.AddDays(9), 10m, currency: "USD");
        Sell(4, Opened.AddDays(40), 1.19m, tax: 0.19m);
        await _house.Sync();

        var rows = await Rows("tax-summary");

        Assert.Equal(["2026-01 EUR 2 35.70 30.00 5.70", "2026-02 EUR 1 1.19 1.00 0.19", "2026-01 USD 1 10.00 10.00 0.00"], rows.Select(
            row => Text($"{row["month"]} {row["currency"]} {row["records"]} {row["gross"]} {row["net"]} {row["tax"]}")));
        Assert.All(rows, row => Assert.Equal(JsonValueKind.Null, row["targetTax"].ValueKind));
    }

    [Fact]
    public async Task Work_and_cost_are_told_by_day_route_and_entity()
    {
        Sell(1, Opened, 10m);
        var run = await _house.Sync();
        await new CountRun(new RunStore(_house.Rows, _house.Time), Metrics).AfterRun(Caller.System, SyncHouse.Tenant, run.Run.SyncId, SyncHouse.Cancellation);

        Assert.Equal(("orders", 1m), (Assert.Single(await Rows("sync-summary"))["entity"].GetString(), Number((await Rows("sync-summary"))[0], "written")));
        Assert.Equal(run.Steps[0].StorageTransactions, Number(Assert.Single(await Rows("cost")), "storageTransactions"));
    }

    [Fact]
    public async Task Failures_are_told_with_what_to_do()
    {
        Sell(1, Opened, 10m);
        _house.Ledger.Refuses = _ => new SyncException(FailureCause.FixRecord, "ledger.bad", "=Fix it.");
        await _house.Sync();

        Assert.Equal("=Fix it.", Assert.Single(await Rows("failures"))["message"].GetString());
        var csv = await (await Make("failures", Days + "&format=csv&bom=false")).Records();
        Assert.Equal("'=Fix it.", csv[1][csv[0].IndexOf("message")]);
    }

    [Fact]
    public async Task A_report_on_paper_says_the_same()
    {
        Sell(1, Opened, 1234.50m, tax: 34.50m);
        await _house.Sync();

        var pages = PdfText.Read(await (await Make("reconciliation", Days + "&format=pdf")).Bytes());

        var lines = Assert.Single(pages);
        Assert.Equal("Reconciliation, 2026-01-01 to 2026-12-31 (UTC)", lines[1]);
        Assert.Equal("gross", Over(lines[3], lines[4], "1234.50"));
        Assert.Contains("2026-01-01", lines[4], StringComparison.Ordinal);
        Assert.Contains(" 1234.50 ", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_on_paper_says_all_that_is_to_do()
    {
        const string Advice = "The account 4711 is not there any more. Choose another one in the connection's settings, under incomeAccount, and retry what failed meanwhile.";
        Sell(1, Opened, 10m);
        _house.Ledger.Refuses = _ => new SyncException(FailureCause.FixSettings, "ledger.account", Advice);
        await _house.Sync();

        var lines = Assert.Single(PdfText.Read(await (await Make("failures", Days + "&format=pdf")).Bytes()));

        var column = lines[2].IndexOf("message", StringComparison.Ordinal);
        Assert.Equal(Advice, string.Join(' ', lines.Skip(3).Select(line => line.Length > column ? line[column..].Split("  ")[0].Trim() : "")).Trim());
        Assert.InRange(lines.Max(line => line.Length), 1, PdfPageCharacters);
    }

    // A glyph is 0.6 of its size wide: 7 points on a page of 770.
    private const int PdfPageCharacters = 183;

    // The word of the heading that ends where a number ends.
    private static string Over(string head, string line, string number) => head[..(line.IndexOf(number, StringComparison.Ordinal) + number.Length)].Split(' ')[^1];

    private MetricsStore Metrics => new(_house.Rows);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static decimal Number(IReadOnlyDictionary<string, JsonElement> row, string name) => row[name].GetDecimal();

    private static string Compared(IReadOnlyDictionary<string, JsonElement> row) =>
        $"{row["sourceCount"]}/{row["targetCount"]} {row["sourceGross"]} {row["targetGross"]} {row["difference"]} {row["failed"]}";

    private void Sell(int id, DateTimeOffset at, decimal total, decimal tax = 0, decimal discount = 0, decimal fee = 0, string currency = "EUR") => _house.Shop.Put(new Order
    {
        Id = id.ToString(CultureInfo.InvariantCulture),
        Number = "n",
        Status = "completed",
        Currency = currency,
        GrandTotal = total,
        TotalTax = tax,
        DiscountTotal = discount,
        Billing = new Address(),
        CreatedAt = at,
        Lines = fee == 0 ? [] : [new OrderLine { Id = "f", Kind = OrderLineKind.Fee, Name = "fee", Total = fee }],
    });

    private async Task<List<Dictionary<string, JsonElement>>> Rows(string name, string query = Days) =>
        JsonSerializer.Deserialize<List<Dictionary<string, JsonElement>>>(await (await Make(name, query)).Bytes())!;

    private Task<EasySale.Sync.Engine.Operations.Export.ExportFile> Make(string name, string query) => new MakeReport(
        Metrics, _house.Failures, new MoneyWalk(new ConnectionStore(_house.Rows), _house.Links), new ConnectionStore(_house.Rows), new TenantSettingsStore(_house.Rows), _house.Time)
        .Make(TestHouse.Operator, name, Query.Of(query), SyncHouse.Cancellation);
}
