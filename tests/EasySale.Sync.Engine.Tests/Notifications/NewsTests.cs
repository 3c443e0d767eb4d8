using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Operations.Retention;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Health;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Operations;

namespace EasySale.Sync.Engine.Tests.Notifications;

/// <summary>What runs and schedules are worth telling.</summary>
public sealed class NewsTests : IDisposable
{
    private const string Hook = "http://127.0.0.1:9/";
    private readonly NoticeHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Records_that_wait_for_a_person_are_named_and_those_tried_again_are_not()
    {
        await _house.Webhook(Hook);
        var run = Run(RunStatus.Partial);
        await _house.Failures.Save(TestHouse.Tenant, [Failure(run, "1"), Failure(run, "2") with { NextTryAt = _house.Time.GetUtcNow() }, Failure(run, "ann@example.com")], [], NoticeHouse.Cancellation);

        await After(run);
        await After(run);

        var told = Assert.Single(await _house.Log());
        Assert.Equal((NotificationKind.SyncErrors, "[Error] 2 records from shop-1 to books-1 failed and wait for you"), (told.Kind, told.Title));
        Assert.Equal(["orders/1", "orders/•••"], told.Records.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_waits_for_a_decision_is_told_when_it_is_met_and_not_again()
    {
        await _house.Webhook(Hook);
        var run = Run(RunStatus.Completed);
        var now = _house.Time.GetUtcNow();
        await _house.Conflicts.Save(TestHouse.Tenant, [Conflict(run, "1", now), Conflict(run, "2", now.AddDays(-1)) with { OpenedBy = "before" }, Conflict(run, "3", now) with { OpenedBy = "other" }], NoticeHouse.Cancellation);

        await After(run, Step() with { Counts = new RunCounts { Skipped = 2 } });

        // Met by it twice, as a customer who is brought along by an order, too, or before and after a crash.
        var twice = run with { SyncId = SyncIds.Of(now, "twice") };
        await _house.Conflicts.Save(TestHouse.Tenant, [Conflict(twice, "5", now.AddMinutes(-1))], NoticeHouse.Cancellation);
        Assert.NotNull(await new ConflictNews(_house.Conflicts).Of(twice, NoticeHouse.Cancellation));

        var told = Assert.Single(await _house.Log());
        Assert.Equal((NotificationKind.ConflictsFound, "[Warning] Waiting for your decision from shop-1 to books-1: 1"), (told.Kind, told.Title));
        Assert.Equal(["orders/1"], told.Records);
    }

    [Fact]
    public async Task What_a_run_met_is_told_however_much_is_open_of_others()
    {
        const int Others = 1100;
        await _house.Webhook(Hook);
        var (run, now) = (Run(RunStatus.Partial), _house.Time.GetUtcNow());
        var other = run with { SyncId = SyncIds.Of(now, "other") };
        await _house.Failures.Save(TestHouse.Tenant, Enumerable.Range(0, Others).Select(id => Failure(other, $"{id}") with { Id = $"a{id}" }).Append(Failure(run, "1") with { Id = "b" }), [], NoticeHouse.Cancellation);
        await _house.Conflicts.Save(TestHouse.Tenant, Enumerable.Range(0, Others).Select(id => Conflict(other, $"a{id}", now)).Append(Conflict(run, "b", now)), NoticeHouse.Cancellation);

        await After(run, Step() with { Counts = new RunCounts { Failed = 1, Skipped = 1 } });

        Assert.Equal([NotificationKind.SyncErrors, NotificationKind.ConflictsFound], (await _house.Log()).Select(one => one.Kind).Order());
    }

    [Theory]
    [InlineData("books.reconnect", NotificationKind.ReconnectNeeded)]
    [InlineData("shop.rate_limited", NotificationKind.RateLimited)]
    [InlineData("limits.breaker_open", NotificationKind.ConnectionFailed)]
    [InlineData("network.timeout", NotificationKind.ConnectionFailed)]
    [InlineData("run.interrupted", NotificationKind.SyncErrors)]
    public async Task A_run_that_stopped_is_told_by_its_reason(string code, NotificationKind kind)
    {
        await _house.Webhook(Hook);

        await After(Run(RunStatus.Failed) with { Error = new RunError(FailureCause.TryAgain, code, "Message.", null) });

        Assert.Equal(kind, Assert.Single(await _house.Log()).Kind);
    }

    [Theory]
    [InlineData("limits.breaker_open")]
    [InlineData("run.interrupted")]
    public async Task A_dry_run_that_stopped_is_told_as_one(string code)
    {
        await _house.Webhook(Hook);

        await After(Run(RunStatus.Failed) with { Aim = RunAim.Plan, Error = new RunError(FailureCause.TryAgain, code, "Message.", null) });

        var told = Assert.Single(await _house.Log());
        Assert.Contains("The dry run of orders", told.Title, StringComparison.Ordinal);
        var happened = Assert.Single(await _house.Deliveries.List(TestHouse.Tenant, null, NoticeHouse.Cancellation).ToListAsync(NoticeHouse.Cancellation)).Events.Single();
        Assert.Contains("start the dry run again", happened.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refused_credentials_are_told_once_with_their_connection_whether_a_run_meets_them_first_or_a_check(bool runFirst)
    {
        await _house.Webhook(Hook);
        await _house.Route("""{"digestMinutes":0}""");
        var books = await Connected("books-1", "books");
        await Connected("shop-1", "shop");
        var run = Run(RunStatus.Failed) with { Error = new RunError(FailureCause.FixSettings, "books.reconnect", "Connect it again.", null) };
        var check = new HealthCheck { At = _house.Time.GetUtcNow(), Checks = [new ProbeCheck("read orders", Ok: false, "Connect it again.", "books.reconnect")] };

        if (runFirst) await After(run);
        await new ConnectionNews(_house.People, _house.Time).Checked(books, check, NoticeHouse.Cancellation);
        await After(run);

        var told = Assert.Single(await _house.Deliveries.List(TestHouse.Tenant, null, NoticeHouse.Cancellation).ToListAsync(NoticeHouse.Cancellation)).Events.Single();
        Assert.Equal((NotificationKind.ReconnectNeeded, "books-1", runFirst ? run.SyncId : null), (told.Kind, told.ConnectionId, told.SyncId));
    }

    [Fact]
    public async Task Where_both_connections_are_of_one_platform_the_run_tells_of_itself()
    {
        await _house.Webhook(Hook);
        foreach (var id in (string[])["shop-1", "books-1"]) await Connected(id, "shop");

        await After(Run(RunStatus.Failed) with { Error = new RunError(FailureCause.FixSettings, "shop.reconnect", "Connect it again.", null) });

        Assert.StartsWith("[Error] The sync of orders from shop-1 to books-1 stopped", Assert.Single(await _house.Log()).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Differences_and_a_budget_that_is_reached_are_told_once_a_month()
    {
        await _house.Webhook(Hook);
        await _house.Route("""{"digestMinutes":0}""");
        await _house.Metered.Add(TestHouse.Tenant, "books-1", 400_000, NoticeHouse.Cancellation);

        await After(Run(RunStatus.Completed), Step() with { MeteredCalls = 1, Drift = new DriftCounts { Missing = 2 } });
        await After(Run(RunStatus.Completed) with { SyncId = SyncIds.Of(_house.Time.GetUtcNow(), "next") }, Step() with { MeteredCalls = 1 });

        Assert.Equal([NotificationKind.DriftFound, NotificationKind.MeteredBudget], (await _house.Log()).Select(one => one.Kind).Order().Reverse());
    }

    [Fact]
    public async Task A_budget_is_told_once_in_a_long_month_too()
    {
        await _house.Webhook(Hook);
        _house.Time.Advance(new DateTimeOffset(2026, 12, 1, 0, 5, 0, TimeSpan.Zero) - _house.Time.GetUtcNow());
        await _house.Metered.Add(TestHouse.Tenant, "books-1", 400_000, NoticeHouse.Cancellation);
        await After(Run(RunStatus.Completed), Step() with { MeteredCalls = 1 });
        Assert.Single(await _house.Log());

        _house.Time.Advance(TimeSpan.FromDays(30.5));
        await new SweepNotifications(_house.Deliveries, _house.Time).Remove(TestHouse.Tenant, new TenantSettings(), 100, NoticeHouse.Cancellation);
        await After(Run(RunStatus.Completed), Step() with { MeteredCalls = 1 });

        Assert.Empty(await _house.Log());
    }

    [Fact]
    public async Task Credentials_that_are_refused_again_after_they_were_mended_are_told_again_on_the_same_day()
    {
        await _house.Webhook(Hook);
        await _house.Route("""{"digestMinutes":0}""");
        var news = new ConnectionNews(_house.People, _house.Time);
        var books = new Connection { Tenant = TestHouse.Tenant, Id = "books-1", Platform = "books", Name = "Books", UpdatedAt = _house.Time.GetUtcNow() };
        var check = new HealthCheck { At = _house.Time.GetUtcNow(), Checks = [new ProbeCheck("read orders", Ok: false, "Connect it again.", "books.reconnect")] };

        await news.Checked(books, check, NoticeHouse.Cancellation);
        await news.Checked(books, check, NoticeHouse.Cancellation);
        Assert.Single(await _house.Log());

        _house.Time.Advance(TimeSpan.FromMinutes(1));
        await news.Checked(books with { UpdatedAt = _house.Time.GetUtcNow() }, check, NoticeHouse.Cancellation);
        Assert.Equal(2, (await _house.Log()).Count);
    }

    [Fact]
    public async Task What_failed_before_a_run_was_cancelled_is_told_too()
    {
        await _house.Webhook(Hook);
        var run = Run(RunStatus.Cancelled);
        await _house.Failures.Save(TestHouse.Tenant, [Failure(run, "1")], [], NoticeHouse.Cancellation);

        await After(run, Step() with { Counts = new RunCounts { Read = 1, Failed = 1 } });

        Assert.Equal(NotificationKind.SyncErrors, Assert.Single(await _house.Log()).Kind);
    }

    [Fact]
    public async Task A_run_that_went_well_asks_nothing_of_the_store_and_a_failed_one_once_where_nobody_listens()
    {
        var before = _house.Meter.Transactions;
        await After(Run(RunStatus.Completed));
        Assert.Equal(before, _house.Meter.Transactions);

        await After(Run(RunStatus.Failed));
        Assert.Equal(before + 1, _house.Meter.Transactions);
    }

    [Fact]
    public async Task A_missed_schedule_is_told()
    {
        var schedules = await Listened();
        await schedules.Create();

        await schedules.TickAt(TimeSpan.FromHours(5));

        var told = await new DeliveryStore(schedules.House.Rows).List(TestHouse.Tenant, null, NoticeHouse.Cancellation).SingleAsync(NoticeHouse.Cancellation);
        Assert.Equal(NotificationKind.MissedSchedule, told.Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_paused_run_that_keeps_a_schedule_from_its_time_is_told_once_a_day(bool isOfSchedule)
    {
        var schedules = await Listened();
        if (!isOfSchedule) await schedules.House.Start();
        await schedules.Create();
        await schedules.TickAt(TimeSpan.FromHours(1));
        Assert.Empty(await Told());
        var run = Assert.Single(await schedules.Runs());
        await schedules.House.Runs.Change(TestHouse.Tenant, run.SyncId, there => there with { Status = RunStatus.Paused }, NoticeHouse.Cancellation);

        for (var tick = 0; tick < 3; tick++) await schedules.TickAt(TimeSpan.FromHours(1));
        var told = Assert.Single(Assert.Single(await Told()).Events);
        Assert.Equal((NotificationKind.MissedSchedule, run.SyncId), (told.Kind, told.SyncId));
        Assert.Contains($"/api/sync/runs/{run.SyncId}/resume", told.Advice, StringComparison.Ordinal);

        await schedules.TickAt(TimeSpan.FromDays(1));
        Assert.Equal(2, (await Told()).SelectMany(delivery => delivery.Events).Count(one => one.SyncId == run.SyncId));

        ValueTask<List<Delivery>> Told() => new DeliveryStore(schedules.House.Rows).List(TestHouse.Tenant, null, NoticeHouse.Cancellation).ToListAsync(NoticeHouse.Cancellation);
    }

    private static async Task<Schedules.ScheduleHouse> Listened()
    {
        var schedules = await Schedules.ScheduleHouse.Furnished();
        await new NotificationSettingsStore(schedules.House.Rows).Change(
            TestHouse.Tenant, all => all with { Channels = [new Channel { Id = "ch-1", Type = ChannelType.Webhook, Name = "x", CreatedAt = default, UpdatedAt = default }] }, NoticeHouse.Cancellation);
        return schedules;
    }

    [Fact]
    public async Task A_breaker_is_told_once_for_each_opening_however_often_its_probes_fail()
    {
        await _house.Webhook(Hook);
        await _house.Route("""{"digestMinutes":0}""");
        var news = new ConnectionNews(_house.People, _house.Time);
        var shop = new Connection { Tenant = TestHouse.Tenant, Id = "shop-1", Platform = "shop", Name = "Shop" };
        var open = new GateState { Failures = 5, LastCode = "network.timeout", OpenSince = _house.Time.GetUtcNow(), OpenUntil = _house.Time.GetUtcNow().AddMinutes(1) };

        await news.Opened(shop, open, NoticeHouse.Cancellation);
        _house.Time.Advance(TimeSpan.FromMinutes(1));
        await news.Opened(shop, open with { Failures = 6, Openings = 2 }, NoticeHouse.Cancellation);

        var told = Assert.Single(await _house.Log());
        Assert.Equal((NotificationKind.ConnectionFailed, "[Error] Calls to shop-1 failed 5 times in a row (network.timeout)"), (told.Kind, told.Title));

        await news.Opened(shop, open with { OpenSince = _house.Time.GetUtcNow() }, NoticeHouse.Cancellation);
        Assert.Equal(2, (await _house.Log()).Count);
    }

    private async Task<Connection> Connected(string id, string platform)
    {
        var connection = new Connection { Tenant = TestHouse.Tenant, Id = id, Platform = platform, Name = id };
        await new ConnectionStore(_house.Rows).Add(connection, NoticeHouse.Cancellation);
        return connection;
    }

    private Task After(Run run, params RunStep[] steps) =>
        _house.RunNews.AfterRun(Caller.System, new RunEnd([], null) { Run = run, Steps = steps }, NoticeHouse.Cancellation);

    private static RunStep Step() => new() { SyncId = "x", Index = 0, Kind = RecordKind.Orders };

    private Run Run(RunStatus status) => new()
    {
        Tenant = TestHouse.Tenant,
        SyncId = SyncIds.Of(_house.Time.GetUtcNow(), "run"),
        Entity = "orders",
        Mode = SyncMode.Incremental,
        Source = "shop-1",
        Target = "books-1",
        Kinds = [RecordKind.Orders],
        Status = status,
        StartedBy = "ann",
        CreatedAt = _house.Time.GetUtcNow(),
        FinishedAt = _house.Time.GetUtcNow(),
    };

    private static Conflict Conflict(Run run, string id, DateTimeOffset firstAt) => new()
    {
        Id = id,
        Type = ConflictType.DuplicateKey,
        Kind = RecordKind.Orders,
        Source = "shop-1",
        Target = "books-1",
        SourceId = id,
        Message = "Message.",
        SourceSeen = "a",
        TargetSeen = "b",
        FirstAt = firstAt,
        LastAt = run.CreatedAt,
        SyncId = run.SyncId,
        OpenedBy = run.SyncId,
    };

    private FailedRecord Failure(Run run, string id) => new()
    {
        Id = FailedRecord.IdOf("shop-1", "books-1", new RecordKey(RecordKind.Orders, id)),
        Kind = RecordKind.Orders,
        SourceId = id,
        Source = "shop-1",
        Target = "books-1",
        Cause = FailureCause.FixRecord,
        Code = "books.name",
        Message = "Message.",
        Attempts = 4,
        FirstAt = _house.Time.GetUtcNow(),
        LastAt = _house.Time.GetUtcNow(),
        SyncId = run.SyncId,
    };
}
