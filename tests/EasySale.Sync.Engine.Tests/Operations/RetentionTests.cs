using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Operations.Retention;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Drift;
using EasySale.Sync.Engine.Stores.Health;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Retention;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Engine.Tests.Runs;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Engine.Tests.Operations;

/// <summary>What is older than it is kept goes, a bounded number of things at a time; the rest stays.</summary>
public sealed class RetentionTests
{
    private readonly SyncHouse _house = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RunStore Runs => new(_house.Rows, _house.Time);

    [Fact]
    public async Task Journals_go_before_their_runs_and_runs_go_with_their_steps()
    {
        _house.Shop.Order(1);
        var old = (await _house.Sync()).Run.SyncId;
        _house.Time.Advance(TimeSpan.FromDays(91));
        _house.Shop.Order(2);
        var recent = (await _house.Sync()).Run.SyncId;

        await Sweep();
        Assert.Equal([Keys.Journal(recent, 0, 0)], await Blobs("journal/"));
        Assert.Equal([recent, old], await All());

        _house.Time.Advance(TimeSpan.FromDays(280));
        await Sweep();
        Assert.Equal([recent], await All());
        Assert.Empty(await Runs.Steps(SyncHouse.Tenant, old, Cancellation));
        Assert.Single(await Runs.Steps(SyncHouse.Tenant, recent, Cancellation));
    }

    [Fact]
    public async Task A_run_that_goes_on_stays_however_old()
    {
        var open = await _house.Ask();
        await new RetentionStore(_house.Rows).Enter(SyncHouse.Tenant, _house.Time.GetUtcNow(), Cancellation);
        _house.Time.Advance(TimeSpan.FromDays(380));
        await Sweep();
        Assert.Equal([open], await All());
    }

    [Fact]
    public async Task What_went_on_when_its_time_came_is_kept_as_long_as_any_from_its_end()
    {
        var open = await _house.Ask();
        await new RetentionStore(_house.Rows).Enter(SyncHouse.Tenant, _house.Time.GetUtcNow(), Cancellation);
        await _house.Journal.Put(SyncHouse.Tenant, new JournalPosition(open, 0, 0), [], Cancellation);
        _house.Time.Advance(TimeSpan.FromDays(380));
        await Sweep();
        Assert.Equal([Keys.Journal(open, 0, 0)], await Blobs("journal/"));

        await Runs.Change(SyncHouse.Tenant, open, run => run.To(RunStatus.Cancelled) with { FinishedAt = _house.Time.GetUtcNow() }, Cancellation);
        _house.Time.Advance(TimeSpan.FromDays(1));
        await Sweep();
        Assert.Equal([Keys.Journal(open, 0, 0)], await Blobs("journal/"));

        _house.Time.Advance(TimeSpan.FromDays(90));
        await Sweep();
        Assert.Empty(await Blobs("journal/"));
        Assert.True((await Runs.Find(SyncHouse.Tenant, open, Cancellation))!.Value.IsOver);

        _house.Time.Advance(TimeSpan.FromDays(275));
        await Sweep();
        Assert.Null(await Runs.Find(SyncHouse.Tenant, open, Cancellation));
        Assert.Empty(await new RetentionStore(_house.Rows).Left(SyncHouse.Tenant, "runs", Cancellation));
    }

    [Fact]
    public async Task Hints_that_nobody_took_go_and_recent_ones_stay()
    {
        await _house.Sync();
        var (inbox, key) = (new InboxStore(_house.Rows, _house.Time), new InboxKey(SyncHouse.Tenant, "shop-1"));
        await inbox.Put(key, [new WebhookHint(RecordKind.Orders, "1", false, "a")], Cancellation);
        _house.Time.Advance(TimeSpan.FromDays(31));
        await inbox.Put(key, [new WebhookHint(RecordKind.Orders, "2", false, "b")], Cancellation);

        await new SweepInbox(new ConnectionStore(_house.Rows), inbox, _house.Time).Remove(SyncHouse.Tenant, TenantSettings.Defaults, 100, Cancellation);

        Assert.Equal(["2"], await inbox.List(key, 10, Cancellation).Select(hint => hint.Hint.Id).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Keeps_as_long_as_the_tenant_says()
    {
        await _house.Sync();
        await new TenantSettingsStore(_house.Rows).Change(SyncHouse.Tenant, settings => settings with { RunsKeptDays = 30 }, Cancellation);
        _house.Time.Advance(TimeSpan.FromDays(31));
        await Sweep();
        Assert.Empty(await All());
    }

    [Fact]
    public async Task Idempotency_keys_go_after_a_day()
    {
        var keys = new IdempotencyStore(_house.Rows);
        var now = _house.Time.GetUtcNow();
        await keys.Claim(SyncHouse.Tenant, "old", new IdempotentStart("a", "h", now), Cancellation);
        await keys.Claim(SyncHouse.Tenant, "new", new IdempotentStart("b", "h", now.AddHours(2)), Cancellation);
        Assert.Equal(1, await keys.RemoveExpired(SyncHouse.Tenant, now.AddHours(25), 10, Cancellation));
        var rows = await _house.Rows.Query(Table.Runs, Keys.Idempotency(SyncHouse.Tenant), RowRange.All, null, Cancellation).ToListAsync(Cancellation);
        Assert.Single(rows);
        Assert.NotNull(await keys.Find(SyncHouse.Tenant, "new", now.AddHours(25), Cancellation));
    }

    [Fact]
    public async Task Bodies_that_no_intent_names_go_and_others_stay()
    {
        var (named, left) = (Keys.IntentBodies(SyncHouse.Scope(RecordKind.Orders), LinkAddress.Of("1").Block, "1-0-a"),
            Keys.IntentBodies(SyncHouse.Scope(RecordKind.Orders), LinkAddress.Of("2").Block, "2-0-b"));
        foreach (var name in new[] { named, left }) await _house.Blobs.Put(SyncHouse.Tenant, name, new byte[] { 1 }, Cancellation);
        var sheet = await _house.Links.Read(SyncHouse.Scope(RecordKind.Orders), ["1"], Cancellation);
        sheet.Set(new Link { SourceId = "1", Intent = Intent(named) });
        await _house.Links.TrySave(sheet, Cancellation);
        await new RetentionStore(_house.Rows).Enter(SyncHouse.Tenant, _house.Time.GetUtcNow(), Cancellation);

        await new ActiveRunStore(_house.Rows).Enter(SyncHouse.Tenant, new ActiveRun("x", "shop-1", "ledger-1", [RecordKind.Orders], false), 5, Cancellation);
        await Sweep();
        Assert.Equal([named, left], await Blobs("intents/"));

        await new ActiveRunStore(_house.Rows).Leave(SyncHouse.Tenant, "x", () => Task.FromResult(5), Cancellation);
        _house.Time.Advance(TimeSpan.FromDays(1));
        await Sweep();
        Assert.Equal([named], await Blobs("intents/"));
    }

    [Fact]
    public async Task Lists_of_comparisons_nobody_goes_on_with_are_removed()
    {
        var drift = new DriftStore(_house.Rows, _house.Blobs);
        var scope = SyncHouse.Scope(RecordKind.Orders);
        await drift.PutListed(scope, SyncIds.New(_house.Time.GetUtcNow()), 0, [new ListedRecord("1")], Cancellation);
        _house.Time.Advance(TimeSpan.FromDays(31));
        var recent = SyncIds.New(_house.Time.GetUtcNow());
        await drift.PutListed(scope, recent, 0, [new ListedRecord("1")], Cancellation);
        await new RetentionStore(_house.Rows).Enter(SyncHouse.Tenant, _house.Time.GetUtcNow(), Cancellation);
        await Sweep();
        Assert.Equal([Keys.Listed(scope, recent, 0)], await Blobs("compare/"));
    }

    [Fact]
    public async Task A_tenant_is_swept_once_a_day()
    {
        await _house.Sync();
        await Sweep();
        var before = _house.Meter.Transactions;
        await Sweep();
        Assert.Equal(1, _house.Meter.Transactions - before);
    }

    [Fact]
    public async Task Connections_made_before_there_were_checks_are_planned_with_the_first_sweep_and_only_once()
    {
        await _house.Sync();
        var connections = new ConnectionStore(_house.Rows);
        await connections.Add(new Connection { Tenant = SyncHouse.Tenant, Id = "off", Platform = "fakeshop", Name = "Off", Enabled = false }, Cancellation);
        var all = await connections.List(SyncHouse.Tenant, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(all, await Probes.WithoutPlan(SyncHouse.Tenant, all, Cancellation));

        await Sweep();
        Assert.Equal(["off"], (await Probes.WithoutPlan(SyncHouse.Tenant, all, Cancellation)).Select(one => one.Id));
        _house.Time.Advance(TimeSpan.FromDays(1));
        var due = await Probes.List(_house.Time.GetUtcNow(), Cancellation).ToListAsync(Cancellation);
        await Sweep();

        Assert.Equal(all.Count - 1, due.Count);
        Assert.Equal(due, await Probes.List(_house.Time.GetUtcNow(), Cancellation).ToListAsync(Cancellation));
    }

    private Task Sweep()
    {
        var (retention, journal, active) = (new RetentionStore(_house.Rows), _house.Journal, new ActiveRunStore(_house.Rows));
        Sweep[] sweeps =
        [
            new SweepJournals(Runs, journal, retention, _house.Time),
            new SweepRuns(Runs, journal, retention, _house.Time),
            new SweepIdempotency(new IdempotencyStore(_house.Rows), _house.Time),
            new SweepIntentBodies(_house.Links, active),
            new SweepComparisons(new DriftStore(_house.Rows, _house.Blobs), _house.Time),
        ];
        return new SweepTenants(retention, new TenantSettingsStore(_house.Rows), sweeps, TakeUp, _house.Time, NullLogger<SweepTenants>.Instance).Run(Caller.System, Cancellation);
    }

    private TakeUpConnections TakeUp => new(new ConnectionStore(_house.Rows), Probes, _house.Time);

    private DueProbeStore Probes => new(_house.Rows);

    private async Task<IReadOnlyList<string>> All() =>
        await Runs.List(SyncHouse.Tenant, null, Cancellation).Select(run => run.SyncId).ToListAsync(Cancellation);

    private async Task<IReadOnlyList<string>> Blobs(string prefix) => await _house.Blobs.List(SyncHouse.Tenant, prefix, Cancellation).ToListAsync(Cancellation);

    private Intent Intent(string body) => new()
    {
        Action = OperationAction.Create,
        Entity = "orders",
        BodyBlob = body,
        BodyHash = "a",
        MappingVersion = "1",
        AnnouncedBy = "x/0/0",
        AnnouncedAt = _house.Time.GetUtcNow(),
    };
}
