using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.History;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Operations.Seeing;

public sealed class RunLogTests
{
    private readonly SyncHouse _house = new();

    private ReadRunLog Log => new(new RunStore(_house.Rows, _house.Time), _house.Journal);

    [Fact]
    public async Task A_log_tells_every_record_once_however_it_is_paged()
    {
        for (var id = 1; id <= 7; id++) _house.Shop.Order(id);
        _house.Ledger.Refuses = operation => operation.Record.Id == "4" ? new SyncException(FailureCause.FixRecord, "ledger.bad", "Bad.") : null;
        var run = await _house.Sync();

        var paged = await All(run.Run.SyncId, "limit=2");

        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], paged.Select(line => line.Id).Order());
        Assert.Equal(("failed", "ledger.bad", "Bad."), paged.Where(line => line.Id == "4").Select(line => (line.Result, line.Code, line.Reason)).Single());
        Assert.All(paged, line => Assert.NotNull(line.RequestId));
        Assert.Equal(["4"], (await All(run.Run.SyncId, "result=failed")).Select(line => line.Id));
        Assert.Equal(8, (await (await Log.Export(TestHouse.Viewer, run.Run.SyncId, Query.Of("bom=false"), TestHouse.Cancellation)).Records()).Count);
    }

    [Fact]
    public async Task Who_only_looks_sees_no_address_in_an_id()
    {
        var run = await _house.Sync();
        await Tell(run.Run.SyncId, 0, "guest:ann@example.com");

        Assert.DoesNotContain("ann@example.com", Assert.Single(await All(run.Run.SyncId, "")).Id, StringComparison.Ordinal);
        Assert.Equal("guest:ann@example.com", (await Log.Read(TestHouse.Operator, run.Run.SyncId, Query.Of(""), TestHouse.Cancellation)).Items[0].Id);
    }

    [Fact]
    public async Task Who_only_looks_cannot_ask_whether_an_address_is_in_a_log()
    {
        const string Guest = "guest:ann@example.com";
        var run = await _house.Sync();
        await Tell(run.Run.SyncId, 0, Guest);

        Assert.Empty(await All(run.Run.SyncId, $"id={Guest}"));
        Assert.Single(await (await Log.Export(TestHouse.Viewer, run.Run.SyncId, Query.Of($"bom=false&id={Guest}"), TestHouse.Cancellation)).Records());
        Assert.Single((await Log.Read(TestHouse.Operator, run.Run.SyncId, Query.Of($"id={Guest}"), TestHouse.Cancellation)).Items);
        var shown = Assert.Single(await All(run.Run.SyncId, "")).Id;
        Assert.Equal(shown, Assert.Single(await All(run.Run.SyncId, $"id={shown}")).Id);
    }

    [Fact]
    public async Task A_filter_that_little_matches_reads_a_bounded_number_of_groups()
    {
        var run = await _house.Sync();
        for (var group = 0; group < 60; group++) await Tell(run.Run.SyncId, group, "1");
        await Tell(run.Run.SyncId, 60, "2");

        var first = await Log.Read(TestHouse.Viewer, run.Run.SyncId, Query.Of("id=2"), TestHouse.Cancellation);

        Assert.Empty(first.Items);
        Assert.Equal("0-50-0", first.NextCursor);
        Assert.Single((await Log.Read(TestHouse.Viewer, run.Run.SyncId, Query.Of("id=2&cursor=0-50-0"), TestHouse.Cancellation)).Items);
    }

    [Fact]
    public async Task Another_tenants_run_is_not_there()
    {
        var run = await _house.Sync();
        var stranger = new Caller(new TenantId("other"), "eve", [Role.Admin]);

        Assert.Equal(404, (await TestHouse.Refused(() => Log.Read(stranger, run.Run.SyncId, Query.Of(""), TestHouse.Cancellation))).Status);
        Assert.Equal(404, (await TestHouse.Refused(() => Log.Export(stranger, run.Run.SyncId, Query.Of(""), TestHouse.Cancellation))).Status);
    }

    private Task Tell(string syncId, long group, string id) => _house.Journal.Put(
        SyncHouse.Tenant, new JournalPosition(syncId, 0, group),
        [new JournalEntry { At = _house.Time.GetUtcNow(), Kind = RecordKind.Orders, SourceId = id, Result = "written" }], TestHouse.Cancellation);

    private async Task<List<LogEntry>> All(string syncId, string query)
    {
        var found = new List<LogEntry>();
        string? cursor = null;
        do
        {
            var page = await Log.Read(TestHouse.Viewer, syncId, Query.Of(cursor is null ? query : $"{query}&cursor={cursor}"), TestHouse.Cancellation);
            found.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return found;
    }
}
