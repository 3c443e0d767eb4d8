using System.Text;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Records;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Operations.Seeing;

public sealed class LineageTests
{
    private readonly SyncHouse _house = new() { Ledger = new FakeLedger { DemandsCustomers = true } };

    public LineageTests()
    {
        _house.Shop.Customer(5, "Annabelle");
        _house.Shop.Order(1, total: 10, customer: 5);
    }

    [Fact]
    public async Task A_record_tells_where_it_came_from_what_was_sent_and_what_came_back()
    {
        var run = await _house.Sync();

        var route = Assert.Single((await Lineage("orders", "1")).Routes);
        var write = Assert.Single(route.Writes);

        Assert.Equal(("shop-1", "ledger-1", _house.Shop.Find(new RecordKey(RecordKind.Orders, "1"))!.ModifiedAt), (route.Source, route.Target, route.ModifiedAt));
        Assert.Equal((run.Run.SyncId, $"/api/sync/runs/{run.Run.SyncId}/log", "written"), (write.SyncId, write.LogUrl, write.Result));
        Assert.Equal(_house.Ledger.Sent.Last().RequestId, write.RequestId);
        Assert.Equal(_house.Ledger.MappingVersion, write.MappingVersion);
        Assert.Equal(Encoding.UTF8.GetString(_house.Ledger.Sent.Last().Body.Span), write.Sent!.ToJsonString());
        var known = (await _house.Link(RecordKind.Orders, "1"))!.TargetId;
        Assert.NotNull(known);
        Assert.Equal((known, 10m), (write.Answer.TargetId, write.Answer.Amount));
        Assert.Equal((known, 10m, 10m), route.Links.Select(link => (link.TargetId, link.SourceAmount, link.TargetAmount)).Single());
    }

    [Fact]
    public async Task It_costs_two_reads_a_route_besides_the_list_of_connections()
    {
        await _house.Sync();
        using var measured = _house.Meter.Measure();

        await Lineage("orders", "1", "source=shop-1&target=ledger-1");

        Assert.Equal(1 + 2, measured.Transactions);
    }

    [Fact]
    public async Task Earlier_writes_are_named_and_told_where_they_are_asked_for()
    {
        var first = await _house.Sync();
        _house.Shop.Order(1, total: 12, customer: 5);
        var second = await _house.Sync();

        var last = (await Lineage("orders", "1")).Routes[0];
        var both = (await Lineage("orders", "1", "writes=2")).Routes[0];

        Assert.Equal([second.Run.SyncId], last.Writes.Select(write => write.SyncId));
        Assert.Equal([first.Run.SyncId], last.EarlierWrites);
        Assert.Equal([second.Run.SyncId, first.Run.SyncId], both.Writes.Select(write => write.SyncId));
        Assert.Equal([12m, 10m], both.Writes.Select(write => write.Answer.Amount!.Value));
    }

    [Fact]
    public async Task Who_only_looks_sees_no_text_of_what_was_sent()
    {
        await _house.Sync();

        Assert.DoesNotContain("Annabelle", Text(await Lineage("customers", "5", caller: TestHouse.Viewer)), StringComparison.Ordinal);
        Assert.Contains("Annabelle", Text(await Lineage("customers", "5")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_failed_names_its_failure()
    {
        _house.Ledger.Refuses = operation => operation.Record.Kind == RecordKind.Orders ? new SyncException(FailureCause.FixRecord, "ledger.bad", "Bad.") : null;
        await _house.Sync();

        Assert.Equal((await _house.OpenFailures()).Single().Id, (await Lineage("orders", "1")).Routes[0].FailureId);
    }

    [Fact]
    public async Task Nothing_is_known_of_other_records_kinds_and_tenants()
    {
        await _house.Sync();
        var stranger = new Caller(new TenantId("other"), "eve", [Role.Admin]);

        Assert.Equal(404, (await TestHouse.Refused(() => Lineage("orders", "2"))).Status);
        Assert.Equal(404, (await TestHouse.Refused(() => Lineage("widgets", "1"))).Status);
        Assert.Equal(404, (await TestHouse.Refused(() => Lineage("orders", "1", caller: stranger))).Status);
        Assert.Equal(400, (await TestHouse.Refused(() => Lineage("orders", "1", "writes=9"))).Status);
    }

    private Task<RecordLineage> Lineage(string entity, string id, string query = "", Caller? caller = null) =>
        new GetLineage(new ConnectionStore(_house.Rows), _house.Links, _house.Journal)
            .Get(caller ?? TestHouse.Operator, entity, id, Query.Of(query), SyncHouse.Cancellation);

    private static string Text(RecordLineage lineage) => Encoding.UTF8.GetString(AnswerJson.Write(lineage));
}
