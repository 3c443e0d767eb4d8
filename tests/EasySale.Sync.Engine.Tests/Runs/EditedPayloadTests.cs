using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Runs;

public sealed class EditedPayloadTests
{
    private static readonly SyncException Refusal = new(FailureCause.FixRecord, "ledger.no_date", "The order has no date. Give it one.");
    private static readonly Caller Operator = new(SyncHouse.Tenant, "otto", [Role.Operator]);
    private static readonly Caller Viewer = new(SyncHouse.Tenant, "vera", [Role.Viewer]);
    private static readonly string Id = FailedRecord.IdOf("shop-1", "ledger-1", new RecordKey(RecordKind.Orders, "2"));
    private readonly SyncHouse _house = new() { Ledger = new FakeLedger { DemandsCustomers = true, KeepsPayments = true } };

    public EditedPayloadTests()
    {
        _house.Shop.Customer(7, "Ann Smith");
        for (var id = 1; id <= 3; id++) _house.Shop.Order(id, customer: 7, paid: true, status: "completed");
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" && Text(operation) == "completed" ? Refusal : null;
    }

    [Fact]
    public async Task What_was_planned_can_be_seen_and_viewers_see_no_texts()
    {
        await _house.Sync();

        var details = await _house.GetFailure.Get(Operator, Id, SyncHouse.Cancellation);
        var masked = await _house.GetFailure.Get(Viewer, Id, SyncHouse.Cancellation);

        Assert.Equal([("record", "orders"), ("payment", "orders")], details.Operations.Select(operation => (operation.Purpose, operation.Entity)));
        Assert.Equal(("completed", "{{customers/7}}", false), (Field(details, "text"), Field(details, "customer"), details.IsMasked));
        Assert.Equal(("c•••", "{{customers/7}}", true), (Field(masked, "text"), Field(masked, "customer"), masked.IsMasked));
        Assert.Equal(10, (decimal)masked.Operations[0].Body!["amount"]!);
        Assert.Equal("{{orders/2}}", (string?)details.Operations[1].Body!["invoice"]);
    }

    [Fact]
    public async Task The_corrected_body_is_sent_next_and_stays_when_nothing_changes()
    {
        await _house.Sync();
        await Edit("""{"merge":{"text":"agreed"}}""");
        var retry = await _house.Sync();
        var later = await _house.Sync();

        Assert.Equal((new RunCounts { Read = 3, Written = 1, Unchanged = 2 }, new RunCounts { Read = 3, Unchanged = 3 }), (retry.Counts, later.Counts));
        Assert.Equal("agreed", _house.Ledger.Entry(RecordKind.Orders, 2).Text);
        Assert.Equal(new RecordKey(RecordKind.Orders, "2"), _house.Ledger.Entry(RecordKind.Orders, 2, FakeLedgerStream.Payment).Invoice);
        Assert.Empty(await _house.OpenFailures());
        Assert.True((await _house.Link(RecordKind.Orders, "2"))!.IsEdited);
    }

    [Fact]
    public async Task A_correction_outlives_a_new_way_of_mapping()
    {
        await _house.Sync();
        await Edit("""{"merge":{"text":"agreed"}}""");
        await _house.Sync();
        _house.Ledger.MappingVersion = "2";
        await _house.Sync();

        Assert.Equal(("agreed", 1), (_house.Ledger.Entry(RecordKind.Orders, 2).Text, _house.Ledger.Entry(RecordKind.Orders, 2).Version));
        Assert.Empty(await _house.OpenFailures());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Newer_content_of_the_source_supersedes_it_and_the_trail_says_so(bool wasSent)
    {
        await _house.Sync();
        await Edit("""{"merge":{"text":"agreed"}}""");
        if (wasSent) await _house.Sync();
        _house.Shop.Order(2, total: 99, customer: 7, paid: true, status: "refunded");
        await _house.Sync();

        Assert.Equal(("refunded", 99), (_house.Ledger.Entry(RecordKind.Orders, 2).Text, _house.Ledger.Entry(RecordKind.Orders, 2).Amount));
        Assert.Null(await _house.Payloads.FindEdit(SyncHouse.Tenant, Id, SyncHouse.Cancellation));
        Assert.Equal([AuditActions.PayloadSuperseded, AuditActions.PayloadEdited], (await Trail()).Select(entry => entry.Action));
    }

    [Fact]
    public async Task The_trail_says_who_changed_what_without_personal_data()
    {
        await _house.Sync();
        await Edit("""{"merge":{"text":"agreed by phone","amount":12.50}}""");

        var entry = Assert.Single(await Trail());
        Assert.Equal(("otto", Id, "orders/2, shop-1 to ledger-1"), (entry.By, entry.Subject, entry.About));
        Assert.Equal(
            [("record.amount", "10", "12.50"), ("record.text", "\"c•••\"", "\"a•••\"")],
            entry.Changes.Select(change => (change.Path, change.Before, change.After)).Order());
    }

    [Fact]
    public async Task A_body_can_be_replaced_as_a_whole_and_corrected_again()
    {
        await _house.Sync();
        await Edit("""{"body":{"text":"agreed","amount":11,"currency":"EUR"}}""");
        var details = await Edit("""{"purpose":"record","merge":{"amount":12}}""");

        Assert.Equal(("agreed", true, "otto"), (Field(details, "text"), details.Operations[0].IsEdited, details.EditedBy));
        Assert.Equal(12, (int)details.Operations[0].Body!["amount"]!);
    }

    [Theory]
    [InlineData("""{"purpose":"shipment","merge":{}}""", "purpose", "Allowed: record, payment")]
    [InlineData("""{"merge":{"customer":"{{customers/8}}"}}""", "body", "{{customers/7}}")]
    [InlineData("""{"body":[1]}""", "body", "Must be an object")]
    [InlineData("""{}""", "body", "either body")]
    [InlineData("""{"body":{},"merge":{}}""", "body", "either body")]
    [InlineData("""{"merge":{},"text":"x"}""", "text", "Unknown field")]
    public async Task A_wrong_correction_is_named_and_changes_nothing(string json, string field, string message)
    {
        await _house.Sync();

        var problem = (await Assert.ThrowsAsync<ProblemException>(() => Edit(json))).Problem;

        Assert.Contains(message, problem.Errors![field][0], StringComparison.Ordinal);
        Assert.Null(await _house.Payloads.FindEdit(SyncHouse.Tenant, Id, SyncHouse.Cancellation));
        Assert.Empty(await Trail());
    }

    [Fact]
    public async Task Nothing_can_be_corrected_where_nothing_was_planned_or_by_viewers()
    {
        _house.Shop.Unreadable.Add(new RecordKey(RecordKind.Orders, "2"));
        await _house.Sync();

        Assert.Equal(409, (await Assert.ThrowsAsync<ProblemException>(() => Edit("""{"merge":{}}"""))).Problem.Status);
        Assert.Empty((await _house.GetFailure.Get(Operator, Id, SyncHouse.Cancellation)).Operations);
        Assert.Equal(403, (await Assert.ThrowsAsync<ProblemException>(() => Edit("""{"merge":{}}""", Viewer))).Problem.Status);
        Assert.Equal(404, (await Assert.ThrowsAsync<ProblemException>(() => _house.GetFailure.Get(Viewer, "nope", SyncHouse.Cancellation))).Problem.Status);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        await _house.Sync();
        var large = new string('x', EditPayload.MostBytes);

        Assert.Contains("at most", (await Assert.ThrowsAsync<ProblemException>(() => Edit($$$"""{"merge":{"text":"{{{large}}}"}}"""))).Problem.Errors!["body"][0], StringComparison.Ordinal);
    }

    private static string? Text(Operation operation) => (string?)JsonNode.Parse(operation.Body.Span)!["text"];

    private static string? Field(FailureDetails details, string name) => (string?)details.Operations[0].Body![name];

    private Task<FailureDetails> Edit(string json, Caller? caller = null) => _house.EditPayload.Edit(
        caller ?? Operator, Id, EditPayloadInput.Read(JsonBody.Parse(System.Text.Encoding.UTF8.GetBytes(json))), SyncHouse.Cancellation);

    private async Task<List<AuditEntry>> Trail() =>
        await _house.Audit.List(SyncHouse.Tenant, null, SyncHouse.Cancellation).Select(row => row.Entry).ToListAsync(SyncHouse.Cancellation);
}
