using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Conflicts;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Tests.Runs;

public sealed class AutomaticRetryTests
{
    private static readonly SyncException Busy = new(FailureCause.TryAgain, "ledger.locked", "The order is open elsewhere.");
    private readonly SyncHouse _house = new();

    public AutomaticRetryTests()
    {
        for (var id = 1; id <= 5; id++) _house.Shop.Order(id);
    }

    [Fact]
    public async Task A_passing_failure_is_tried_again_after_1_2_and_4_seconds_and_then_waits_for_a_person()
    {
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" ? Busy : null;
        await _house.Sync();
        var waits = new List<double>();

        while (Assert.Single(await _house.OpenFailures()) is { NextTryAt: { } at } failure)
        {
            waits.Add((at - failure.LastAt).TotalSeconds);
            Assert.Empty(await _house.NewProcess().Retry());
            Assert.Equal(1, await Retry(at));
        }

        Assert.Equal([1, 2, 4], waits);
        Assert.Equal(4, (await _house.OpenFailures())[0].Attempts);
        Assert.Equal(4, _house.Ledger.Sent.Count(sent => sent.Record.Id == "2"));
        Assert.Equal(0, await Retry(_house.Time.GetUtcNow() + TimeSpan.FromHours(1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task A_run_with_a_number_of_its_own_keeps_to_it_in_its_retries(int maxRetries)
    {
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" ? Busy : null;
        await _house.Sync(SyncHouse.Orders with { Overrides = new RunOverrides(null, null, maxRetries) });

        await RetryAll();

        Assert.Equal(maxRetries + 1, _house.Ledger.Sent.Count(sent => sent.Record.Id == "2"));
    }

    [Fact]
    public async Task A_record_that_succeeds_when_it_is_tried_again_resolves_its_failure()
    {
        _house.Ledger.Refuses = operation => operation.Record.Id is "2" or "4" && operation.RequestId.EndsWith("-0", StringComparison.Ordinal) ? Busy : null;
        var first = await _house.Sync();
        await RetryAll();

        Assert.Empty(await _house.OpenFailures());
        Assert.Equal((RunStatus.Partial, 5), (first.Run.Status, _house.Ledger.Entries.Count));
        var retry = (await Runs()).Single(run => run.SyncId != first.Run.SyncId);
        Assert.Equal(($"retry:{first.Run.SyncId}", RunStatus.Completed), (retry.StartedBy, retry.Status));
        Assert.Equal($"retry-{first.Run.SyncId}", retry.CorrelationId);
        Assert.Equal(["2", "4"], retry.Ids.Order());
    }

    [Theory]
    [InlineData(FailureCause.FixRecord)]
    [InlineData(FailureCause.FixSettings)]
    [InlineData(FailureCause.OurBug)]
    public async Task What_a_person_must_see_to_is_not_tried_again_by_itself(FailureCause cause)
    {
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" ? new SyncException(cause, "ledger.no", "No.") : null;
        await _house.Sync();

        Assert.Null(Assert.Single(await _house.OpenFailures()).NextTryAt);
        Assert.Equal(0, await Retry(_house.Time.GetUtcNow() + TimeSpan.FromHours(1)));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(5, 6)]
    public async Task The_tenant_says_how_often(int maxRetries, int attempts)
    {
        await new TenantSettingsStore(_house.Rows).Change(SyncHouse.Tenant, settings => settings with { MaxRetries = maxRetries }, SyncHouse.Cancellation);
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" ? Busy : null;
        await _house.Sync();
        await RetryAll();

        Assert.Equal(attempts, Assert.Single(await _house.OpenFailures()).Attempts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task A_record_that_keeps_moving_is_tried_three_times_whatever_the_tenant_says(int maxRetries)
    {
        await new TenantSettingsStore(_house.Rows).Change(SyncHouse.Tenant, settings => settings with { MaxRetries = maxRetries }, SyncHouse.Cancellation);
        await _house.Sync();
        _house.Shop.Order(2, total: 99);
        _house.Ledger.BeforeTaking = () => _house.Ledger.Books.Edit(new RecordKey(RecordKind.Orders, "2"), "again");
        await _house.Sync();
        await RetryAll();

        var failure = Assert.Single(await _house.OpenFailures());
        Assert.Equal((3, null, ConflictType.DataMismatch), (failure.Attempts, failure.NextTryAt, FailureConflicts.TypeOf(failure)));
    }

    [Fact]
    public async Task A_failure_another_run_has_met_meanwhile_is_left_to_that_run()
    {
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" && operation.RequestId.EndsWith("-0", StringComparison.Ordinal) ? Busy : null;
        await _house.Sync();
        await _house.Sync();

        Assert.Equal(0, await Retry(_house.Time.GetUtcNow() + TimeSpan.FromHours(1)));
        Assert.Empty(await _house.OpenFailures());
    }

    [Fact]
    public async Task A_busy_route_is_waited_for()
    {
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" && operation.RequestId.EndsWith("-0", StringComparison.Ordinal) ? Busy : null;
        await _house.Sync();
        var active = _house.NewProcess().Stores.ActiveRuns;
        var other = new ActiveRun(SyncIds.New(_house.Time.GetUtcNow()), "shop-1", "ledger-1", [RecordKind.Orders], Queued: false);
        await active.Enter(SyncHouse.Tenant, other, RunDefaults.RunsAtOnce, SyncHouse.Cancellation);

        _house.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(await _house.NewProcess().Retry());
        Assert.Single(await _house.OpenFailures());
        await active.Leave(SyncHouse.Tenant, other.SyncId, () => Task.FromResult(RunDefaults.RunsAtOnce), SyncHouse.Cancellation);
        Assert.Empty(await _house.NewProcess().Retry());
        Assert.Equal(1, await Retry(_house.Time.GetUtcNow() + RetryDueRecords.BusyWait));

        Assert.Empty(await _house.OpenFailures());
    }

    [Fact]
    public async Task What_travels_no_more_waits_until_it_does_again()
    {
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" && operation.RequestId.EndsWith("-0", StringComparison.Ordinal) ? Busy : null;
        await _house.Sync();
        var routes = new RouteStore(_house.Rows);
        var off = new RouteSettings { Source = "shop-1", Target = "ledger-1", Kind = RecordKind.Orders, IsActive = false };
        await routes.Save(SyncHouse.Tenant, off, SyncHouse.Cancellation);

        Assert.Equal(0, await Retry(_house.Time.GetUtcNow() + TimeSpan.FromSeconds(2)));
        Assert.NotNull(Assert.Single(await _house.OpenFailures()).NextTryAt);
        await routes.Save(SyncHouse.Tenant, off with { IsActive = true }, SyncHouse.Cancellation);
        Assert.Equal(1, await Retry(_house.Time.GetUtcNow() + RetryDueRecords.OffWait));

        Assert.Empty(await _house.OpenFailures());
    }

    [Fact]
    public async Task A_run_without_failures_pays_nothing_for_it()
    {
        var syncId = await _house.Ask();
        var process = _house.NewProcess();
        await process.Begin(syncId);
        while ((await process.Slice(syncId)).State != SliceState.Done) { }
        var before = _house.Meter.Transactions;
        var end = await process.End(syncId);

        // The steps, the run twice, the row of active runs, and the entry for retention.
        Assert.Equal((5, null), (_house.Meter.Transactions - before, end.RetryAt));
    }

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(5, 0, 16)]
    [InlineData(5, 0.999, 20)]
    [InlineData(40, 0, 60)]
    public void Delays_double_up_to_a_cap_and_scatter(int failures, double chance, double seconds) =>
        Assert.Equal(seconds, new RetryDelay(() => chance).After(failures).TotalSeconds, 0.01);

    private async Task RetryAll()
    {
        while ((await _house.OpenFailures()).Select(failure => failure.NextTryAt).OfType<DateTimeOffset>().ToList() is { Count: > 0 } times)
            await Retry(times.Max());
    }

    /// <summary>Runs what is started at an instant. Returns how many runs that were.</summary>
    private async Task<int> Retry(DateTimeOffset at)
    {
        _house.Time.Advance(at - _house.Time.GetUtcNow());
        var process = _house.NewProcess();
        var started = await process.Retry();
        foreach (var syncId in started) await process.Finish(syncId);
        return started.Count;
    }

    private async Task<List<Run>> Runs() =>
        await new RunStore(_house.Rows, _house.Time).List(SyncHouse.Tenant, null, SyncHouse.Cancellation).ToListAsync(SyncHouse.Cancellation);
}
