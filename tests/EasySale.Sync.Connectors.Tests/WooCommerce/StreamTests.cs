using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

public sealed class StreamTests
{
    [Fact]
    public async Task Orders_of_chosen_statuses_can_be_read()
    {
        await using var store = await ConnectedStore.Start();
        var walked = await store.Walk(RecordKind.Orders, filter: new RecordFilter { Statuses = ["processing", "await-pickup"] });
        Assert.Equal(["await-pickup", "processing"], walked.Last.Values.Cast<Order>().Select(order => order.Status).Distinct().Order());
    }

    [Fact]
    public async Task An_unknown_status_names_the_allowed_ones()
    {
        await using var store = await ConnectedStore.Start();
        var failure = await Assert.ThrowsAsync<SyncException>(() => store.Walk(RecordKind.Orders, filter: new RecordFilter { Statuses = ["shipped"] }));
        Assert.Equal((FailureCause.FixSettings, "woocommerce.unknown_status"), (failure.Cause, failure.Code));
        Assert.Contains("await-pickup", failure.MerchantMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Products_of_several_statuses_can_be_read()
    {
        await using var store = await ConnectedStore.Start();
        var walked = await store.Walk(RecordKind.Products, filter: new RecordFilter { Statuses = ["draft", "private"] });
        Assert.Equal(["draft", "private"], walked.Last.Values.Cast<Product>().Select(product => product.Status).Distinct().Order());
        Assert.Contains(walked.Last.Values.Cast<Product>(), product => product.ParentId is not null);
    }

    [Theory]
    [InlineData(RecordKind.Orders)]
    [InlineData(RecordKind.Products)]
    [InlineData(RecordKind.Customers)]
    [InlineData(RecordKind.Refunds)]
    public async Task A_date_range_includes_its_start_and_excludes_its_end(RecordKind kind)
    {
        await using var store = await ConnectedStore.Start();
        var all = (await store.Walk(kind)).Last;
        var times = all.Values.Select(Created).OrderBy(time => time).ToArray();
        var (from, to) = (times[times.Length / 3], times[times.Length * 2 / 3]);
        var walked = await store.Walk(kind, filter: new RecordFilter { CreatedFrom = from, CreatedTo = to });
        Assert.Equal(all.Where(pair => Created(pair.Value) >= from && Created(pair.Value) < to).Select(pair => pair.Key).Order(), walked.Last.Keys.Order());
    }

    [Fact]
    public async Task Paid_orders_are_those_with_a_payment_date()
    {
        await using var store = await ConnectedStore.Start();
        var paid = (await store.Walk(RecordKind.Orders, filter: new RecordFilter { Paid = true })).Last;
        var unpaid = (await store.Walk(RecordKind.Orders, filter: new RecordFilter { Paid = false })).Last;
        Assert.All(paid.Values, order => Assert.NotNull(((Order)order).PaidAt));
        Assert.Equal(249, paid.Count + unpaid.Count);
        Assert.NotEmpty(unpaid);
    }

    [Fact]
    public async Task Chosen_orders_come_as_they_are_now_even_from_the_trash()
    {
        await using var store = await ConnectedStore.Start();
        store.Shop.TrashOrder(102);
        store.Shop.DeleteOrder(103);
        var items = await store.ByIds(RecordKind.Orders, "100", "102", "103", "999999", "nonsense", "100");
        Assert.Equal(["100", "102"], items.Select(item => item.Id).Order());
        Assert.True(items.Single(item => item.Id == "102").Record!.IsDeleted);
        Assert.False(items.Single(item => item.Id == "100").Record!.IsDeleted);
    }

    [Fact]
    public async Task More_chosen_ids_than_one_call_takes_all_come()
    {
        await using var store = await ConnectedStore.Start();
        var ids = (await store.Walk(RecordKind.Orders)).Last.Keys.ToArray();
        Assert.Equal(249, (await store.ByIds(RecordKind.Orders, ids)).Count);
    }

    [Fact]
    public async Task No_ids_bring_nothing()
    {
        await using var store = await ConnectedStore.Start();
        foreach (var kind in new[] { RecordKind.Orders, RecordKind.Products, RecordKind.Customers, RecordKind.Refunds })
            Assert.Empty(await store.ByIds(kind, "nonsense"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Chosen_products_may_be_variations_and_read_as_in_a_walk(bool olderRelease)
    {
        await using var store = await ConnectedStore.Start(through: olderRelease ? new OlderRelease() : null);
        var walked = (await store.Walk(RecordKind.Products)).Last;
        var items = await store.ByIds(RecordKind.Products, "12", "81", "79", "389", "999999");
        Assert.Equal(["12", "389", "79", "81"], items.Select(item => item.Id).Order(StringComparer.Ordinal));
        var volatiles = store.System.Source(RecordKind.Products)!.VolatileProperties;
        foreach (var id in new[] { "12", "81", "79" })
            Assert.Equal(
                Engine.Runs.ContentHash.Of(walked[id], volatiles),
                Engine.Runs.ContentHash.Of(items.Single(item => item.Id == id).Record!, volatiles));
        Assert.True(items.Single(item => item.Id == "389").Record!.IsDeleted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Chosen_refunds_come_with_their_currency(bool olderRelease)
    {
        await using var store = await ConnectedStore.Start(through: olderRelease ? new OlderRelease() : null);
        var items = await store.ByIds(RecordKind.Refunds, "340", "105", "999999");
        Assert.Equal(["105", "340"], items.Select(item => item.Id).Order());
        Assert.All(items, item => Assert.Equal("CAD", ((Refund)item.Record!).Currency));
    }

    [Fact]
    public async Task A_buyer_who_is_no_customer_by_role_is_found_by_id()
    {
        await using var store = await ConnectedStore.Start();
        Assert.Equal(["1", "2"], (await store.ByIds(RecordKind.Customers, "1", "2", "999999")).Select(item => item.Id).Order());
    }

    [Fact]
    public async Task A_web_page_in_place_of_data_is_recognised()
    {
        await using var store = await ConnectedStore.Start();
        store.Simulator.Faults.OnAny().AnswerHtml();
        var failure = await Assert.ThrowsAsync<SyncException>(() => store.Walk(RecordKind.Orders));
        Assert.Equal((FailureCause.FixSettings, "woocommerce.web_page"), (failure.Cause, failure.Code));
    }

    [Fact]
    public async Task An_answer_cut_off_is_tried_again()
    {
        await using var store = await ConnectedStore.Start(through: new Rewritten(body => body[..(body.Length / 2)]));
        var failure = await Assert.ThrowsAsync<SyncException>(() => store.Walk(RecordKind.Orders));
        Assert.Equal((FailureCause.TryAgain, "woocommerce.unreadable_answer"), (failure.Cause, failure.Code));
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_answer_does_no_harm()
    {
        await using var store = await ConnectedStore.Start(through: new Rewritten(body => "\uFEFF" + body));
        Assert.Equal(249, (await store.Walk(RecordKind.Orders)).Last.Count);
    }

    [Fact]
    public async Task A_long_wait_is_left_to_the_run()
    {
        await using var store = await ConnectedStore.Start();
        store.Simulator.Faults.OnAny().Answer(429, "", new Dictionary<string, string> { ["Retry-After"] = "600" });
        var failure = await Assert.ThrowsAsync<SyncException>(() => store.Walk(RecordKind.Orders));
        Assert.Equal((FailureCause.TryAgain, TimeSpan.FromMinutes(10)), (failure.Cause, failure.RetryAfter));
    }

    [Fact]
    public async Task A_probe_finds_everything_working()
    {
        await using var store = await ConnectedStore.Start();
        var report = await store.System.Probe(TestContext.Current.CancellationToken);
        Assert.True(report.Ok, string.Join(" ", report.Checks));
        Assert.Superset(new HashSet<string> { "read orders", "read products", "read customers", "read refunds" }, report.Checks.Select(check => check.Capability).ToHashSet());
    }

    [Fact]
    public async Task A_probe_of_an_older_release_says_how_refunds_are_read()
    {
        await using var older = await ConnectedStore.Start(through: new OlderRelease());
        var report = await older.System.Probe(TestContext.Current.CancellationToken);
        Assert.True(report.Ok);
        Assert.Contains(report.Checks, check => check.Message.Contains("order by order", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_probe_of_a_site_without_a_store_finds_nothing_that_works()
    {
        await using var none = await ConnectedStore.Start(through: new OlderRelease(isStore: false));
        var report = await none.System.Probe(TestContext.Current.CancellationToken);
        Assert.All(report.Checks.Where(check => !check.IsRemark), check => Assert.Equal((false, "woocommerce.no_api"), (check.Ok, check.Code)));
    }

    [Fact]
    public async Task A_probe_tells_a_missing_permission_from_a_wrong_key()
    {
        await using var writer = await ConnectedStore.Start(key: ApiKey.DemoWrite);
        await using var stranger = await ConnectedStore.Start(key: new ApiKey("ck_demo", "cs_wrong", ApiPermission.ReadWrite));
        Assert.All(await Codes(writer), code => Assert.Equal("woocommerce.permission_missing", code));
        Assert.All(await Codes(stranger), code => Assert.Equal("woocommerce.reconnect", code));
    }

    [Fact]
    public async Task A_key_that_only_reads_is_told_so_and_is_enough_for_reading()
    {
        await using var reader = await ConnectedStore.Start(key: ApiKey.DemoRead);
        var report = await reader.System.Probe(TestContext.Current.CancellationToken);
        var refused = report.Checks.Where(check => !check.Ok).ToList();

        Assert.Equal(["write products", "write customers"], refused.Select(check => check.Capability));
        Assert.All(refused, check => Assert.Equal(("woocommerce.permission_missing", true), (check.Code, check.IsOptional)));
        Assert.True(report.Ok);
    }

    [Fact]
    public async Task A_profile_has_currency_and_zone()
    {
        await using var store = await ConnectedStore.Start();
        var profile = await store.System.Profile(TestContext.Current.CancellationToken);
        Assert.Equal(("CAD", "-05:00"), (profile.Currency, profile.TimeZone));
        await using var stranger = await ConnectedStore.Start(key: new ApiKey("ck_nobody", "cs", ApiPermission.Read));
        Assert.Null((await stranger.System.Profile(TestContext.Current.CancellationToken)).Currency);
    }

    private static DateTimeOffset? Created(CommerceRecord record) => record switch
    {
        Order order => order.CreatedAt,
        Product product => product.CreatedAt,
        Customer customer => customer.CreatedAt,
        Refund refund => refund.CreatedAt,
        _ => null,
    };

    private static async Task<IReadOnlyList<string>> Codes(ConnectedStore store) =>
        [.. (await store.System.Probe(TestContext.Current.CancellationToken)).Checks.Where(check => !check.Ok).Select(check => check.Code!)];
}
