using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

/// <summary>Sliding windows over the clock passed in, and what Intuit would charge.</summary>
public sealed class ThrottleTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 15, 17, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Ten_calls_a_second_pass_and_the_window_slides()
    {
        await using var qbo = await Started(new());
        using var caller = new BooksCaller(qbo);

        Assert.Equal(5, await Passing(caller, 5));
        _time.Advance(TimeSpan.FromMilliseconds(600));
        Assert.Equal(5, await Passing(caller, 7));
        _time.Advance(TimeSpan.FromMilliseconds(400));
        Assert.Equal(5, await Passing(caller, 7));
    }

    [Fact]
    public async Task Five_hundred_calls_a_minute_pass_whoever_made_them()
    {
        await using var qbo = await Started(new());
        using var caller = new BooksCaller(qbo);
        qbo.Throttles.SpendByAnotherApp(qbo.Companies[0].RealmId, 497);

        Assert.Equal(3, await Passing(caller, 5));
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, await Passing(caller, 1));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(5, await Passing(caller, 5));
    }

    [Fact]
    public async Task Forty_batches_a_minute_pass()
    {
        await using var qbo = await Started(new());
        using var caller = new BooksCaller(qbo);
        var passed = 0;

        for (var i = 0; i < 42; i++)
        {
            using var answer = await caller.PostAsync("/batch", Queries(1));
            if ((int)answer.StatusCode == 200) passed++;
            _time.Advance(TimeSpan.FromMilliseconds(200));
        }

        Assert.Equal(40, passed);
        Assert.Equal(1, await Passing(caller, 1));
    }

    [Fact]
    public async Task Batches_of_all_apps_share_120_a_minute()
    {
        await using var qbo = await Started(new());
        using var caller = new BooksCaller(qbo);
        qbo.Throttles.SpendByAnotherApp(qbo.Companies[0].RealmId, 0, batches: 119);

        using var last = await caller.PostAsync("/batch", Queries(1));
        using var over = await caller.PostAsync("/batch", Queries(1));

        Assert.Equal((200, 429), ((int)last.StatusCode, (int)over.StatusCode));
    }

    [Theory]
    [InlineData(false, 200, 1)]
    [InlineData(true, 429, 0)]
    public async Task A_batch_counts_as_one_request_or_by_its_items(bool each, int status, int metered)
    {
        await using var qbo = await Started(new() { ThrottleEachBatchItem = each });
        using var caller = new BooksCaller(qbo);
        qbo.Throttles.SpendByAnotherApp(qbo.Companies[0].RealmId, 490);

        using var answer = await caller.PostAsync("/batch", Queries(20));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(new Meter(0, metered), qbo.Meters.All);
    }

    [Fact]
    public async Task Single_writes_are_core_and_all_else_that_succeeds_is_metered()
    {
        await using var qbo = await Started(new() { MeterEachBatchItem = true });
        using var caller = new BooksCaller(qbo);

        await caller.AddCustomerAsync("Jane");
        await caller.AddCustomerAsync("Jane");
        await caller.GetAsync("/query?query=" + Uri.EscapeDataString("select * from Customer"));
        await caller.GetAsync("/customer/99999");
        await caller.PostAsync("/batch", Queries(3));

        Assert.Equal(new Meter(1, 4), qbo.Meters[qbo.Companies[0].RealmId]);
    }

    [Theory]
    [InlineData(ThrottleShape.Json, "application/json", "\"Fault\"")]
    [InlineData(ThrottleShape.LowerCaseJson, "application/json", "\"fault\"")]
    [InlineData(ThrottleShape.Xml, "application/xml", "<Error code=\"3001\">")]
    [InlineData(ThrottleShape.Empty, null, "")]
    public async Task A_429_has_the_shape_the_switch_says(ThrottleShape shape, string? type, string text)
    {
        await using var qbo = await Started(new() { ThrottleShape = shape, RetryAfterSeconds = shape == ThrottleShape.Empty ? 60 : null });
        using var caller = new BooksCaller(qbo);
        qbo.Throttles.SpendByAnotherApp(qbo.Companies[0].RealmId, 500);

        using var answer = await caller.GetAsync("/preferences");

        Assert.Equal((429, type), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(text, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(shape == ThrottleShape.Empty ? TimeSpan.FromSeconds(60) : null, answer.Headers.RetryAfter?.Delta);
    }

    private Task<QuickBooksSimulator> Started(GatewaySwitches switches) =>
        QuickBooksSimulator.StartAsync(new() { Time = _time, Gateway = switches }, TestContext.Current.CancellationToken);

    private static async Task<int> Passing(BooksCaller caller, int calls)
    {
        var passed = 0;
        for (var i = 0; i < calls; i++)
        {
            using var answer = await caller.GetAsync("/preferences");
            if ((int)answer.StatusCode == 200) passed++;
        }
        return passed;
    }

    private static string Queries(int count) =>
        new JsonObject { ["BatchItemRequest"] = new JsonArray([.. Enumerable.Range(1, count).Select(Query)]) }.ToJsonString();

    private static JsonObject Query(int number) => new() { ["bId"] = $"b{number}", ["Query"] = "select count(*) from Customer" };
}
