using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Runs;

/// <summary>What is tried and what is real never meet.</summary>
public sealed class SandboxRunTests
{
    private static readonly Run Tried = SyncHouse.Orders with { Source = "shop-try", Target = "ledger-try", Mode = SyncMode.Incremental };
    private readonly SyncHouse _house = new() { Ledger = new FakeLedger { DemandsCustomers = true } };

    [Fact]
    public async Task Nothing_of_the_sandbox_is_known_when_it_is_left()
    {
        await Connect();
        _house.Shop.Customer(17);
        _house.Shop.Order(1, customer: 17);
        await _house.Sync(Tried);
        var tried = _house.Ledger.Took.Count;

        var real = await _house.Sync(SyncHouse.Orders with { Mode = SyncMode.Incremental });

        Assert.Equal((1, 1), (real.Counts.Written, real.Counts.BroughtAlong));
        var ours = _house.Ledger.Took.Skip(tried).ToList();
        Assert.All(ours, operation => Assert.Equal((OperationAction.Create, null), (operation.Action, operation.TargetId)));
        var triedIds = await Ids("shop-try", "ledger-try");
        var realIds = await Ids("shop-1", "ledger-1");
        Assert.Equal((2, 2), (triedIds.Count, realIds.Count));
        Assert.Empty(triedIds.Intersect(realIds));
        var bodies = string.Join(' ', ours.Select(operation => System.Text.Encoding.UTF8.GetString(operation.Body.Span)));
        Assert.All(triedIds, id => Assert.DoesNotContain($"\"{id}\"", bodies, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_failed_in_the_sandbox_is_tried_again_there_after_it_was_left()
    {
        await Connect();
        _house.Shop.Order(1);
        _house.Ledger.Refuses = operation => operation.RequestId.EndsWith("-0", StringComparison.Ordinal) ? new SyncException(FailureCause.TryAgain, "ledger.locked", "The order is open elsewhere.") : null;
        await Switch(on: true);
        var tried = await _house.Sync(Tried);
        await Switch(on: false);

        _house.Time.Advance(Assert.Single(await _house.OpenFailures()).NextTryAt!.Value - _house.Time.GetUtcNow());
        var process = _house.NewProcess();
        foreach (var syncId in await process.Retry()) await process.Finish(syncId);

        Assert.Empty(await _house.OpenFailures());
        var runs = await new RunStore(_house.Rows, _house.Time).List(SyncHouse.Tenant, null, SyncHouse.Cancellation).ToListAsync(SyncHouse.Cancellation);
        var retry = Assert.Single(runs, run => run.SyncId != tried.Run.SyncId);
        Assert.Equal(("shop-try", "ledger-try", RunStatus.Completed), (retry.Source, retry.Target, retry.Status));
        Assert.Null((await _house.Links.Read(new LinkScope(SyncHouse.Tenant, "shop-1", "ledger-1", RecordKind.Orders), ["1"], SyncHouse.Cancellation)).Find("1"));
    }

    [Fact]
    public async Task What_was_read_last_in_one_world_is_nothing_to_the_other()
    {
        await Connect();
        _house.Shop.Order(1);
        await _house.Sync(Tried);

        var watermarks = new WatermarkStore(_house.Rows);

        Assert.NotNull(await watermarks.Find(new LinkScope(SyncHouse.Tenant, "shop-try", "ledger-try", RecordKind.Orders), SyncHouse.Cancellation));
        Assert.Null(await watermarks.Find(new LinkScope(SyncHouse.Tenant, "shop-1", "ledger-1", RecordKind.Orders), SyncHouse.Cancellation));
    }

    [Theory]
    [InlineData("shop-1", "ledger-try")]
    [InlineData("shop-try", "ledger-1")]
    public async Task A_run_between_the_worlds_stops_before_it_reads(string source, string target)
    {
        await Connect();
        _house.Shop.Order(1);

        var report = await _house.Sync(SyncHouse.Orders with { Source = source, Target = target });

        Assert.Equal((RunStatus.Failed, "route.mixed"), (report.Run.Status, report.Run.Error!.Code));
        Assert.Empty(_house.Shop.Walked);
        Assert.Empty(_house.Ledger.Sent);
    }

    private Task Switch(bool on) => new TenantSettingsStore(_house.Rows).Change(SyncHouse.Tenant, now => now with { IsInSandbox = on }, SyncHouse.Cancellation);

    private async Task Connect()
    {
        var connections = new ConnectionStore(_house.Rows);
        foreach (var (id, platform) in new[] { ("shop-try", "fakeshop"), ("ledger-try", "fakeledger") })
            await connections.Add(new Connection { Tenant = SyncHouse.Tenant, Id = id, Platform = platform, Name = id, IsSandbox = true }, SyncHouse.Cancellation);
    }

    private async Task<IReadOnlyList<string>> Ids(string source, string target)
    {
        var ids = new List<string>();
        foreach (var (kind, id) in new[] { (RecordKind.Customers, "17"), (RecordKind.Orders, "1") })
            ids.Add((await _house.Links.Read(new LinkScope(SyncHouse.Tenant, source, target, kind), [id], SyncHouse.Cancellation)).Find(id)!.TargetId!);
        return ids;
    }
}
